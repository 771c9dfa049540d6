using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Mailing;

/// <summary>What subscribers decide by the links in their mails. It holds at once, also for mails that wait to be sent.</summary>
public sealed class SubscriberChoices(HubDatabase database)
{
    private const string End = "UPDATE subscriber SET active = 0 WHERE id = @subscriberId AND active = 1";

    /// <returns>False when the alerts were ended before.</returns>
    public Task<bool> UnsubscribeAsync(long subscriberId, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(async transaction =>
        {
            var ended = await transaction.RunAsync(End, new { subscriberId }, cancellationToken) == 1;
            await Withdrawal.OfSubscriberAsync(transaction, subscriberId, "Unsubscribed.", at, cancellationToken);
            return ended;
        }, cancellationToken);

    private const string Forget = "DELETE FROM subscriber_link WHERE expires_at <= @now";

    /// <summary>Links that have expired.</summary>
    public Task<int> ForgetLinksAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync(Forget, new { now }, cancellationToken);

    private const string Rest = "UPDATE subscriber SET paused_until = @until WHERE id = @subscriberId AND active = 1";

    /// <param name="until">Null ends the pause.</param>
    /// <returns>False when the alerts have ended.</returns>
    public Task<bool> PauseAsync(long subscriberId, DateTimeOffset? until, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(async transaction =>
        {
            var changed = await transaction.RunAsync(Rest, new { subscriberId, until }, cancellationToken) == 1;
            if (changed && until > at)
                await Withdrawal.OfSubscriberAsync(transaction, subscriberId, "Paused.", at, cancellationToken);
            return changed;
        }, cancellationToken);
}
