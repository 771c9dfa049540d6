using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Mailing;

internal sealed record NewLink(long SubscriberId, string Token);

/// <summary>The links of mails to subscribers. Each mail has its own, so that one that leaks can be told from the others.</summary>
internal static class SubscriberLinks
{
    /// <summary>Longer than anybody keeps a mail to unsubscribe by, and not for ever.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(400);

    public static BulkTable<NewLink> Table(DateTimeOffset at) => new BulkTable<NewLink>("subscriber_link")
        .Bytes("token_hash", link => LinkToken.Hash(link.Token))
        .Integer("subscriber_id", link => link.SubscriberId)
        .Instant("made_at", _ => at)
        .Instant("expires_at", _ => at + Life);
}
