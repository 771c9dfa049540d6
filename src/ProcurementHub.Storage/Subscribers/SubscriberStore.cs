using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Storage.Subscribers;

/// <summary>Those who want to be told, and their saved searches.</summary>
public sealed class SubscriberStore(HubDatabase database)
{
    /// <summary>
    /// Takes in a file of saved searches. The file says all about the addresses in it: their searches that it
    /// does not have are ended. Addresses that are not in it stay as they are.
    /// </summary>
    /// <param name="verifiedAt">When the addresses were verified elsewhere; null leaves new ones waiting for it.</param>
    public async Task<ImportResult> ImportAsync(
        IReadOnlyList<SubscriptionImport> rows, DateTimeOffset at, DateTimeOffset? verifiedAt, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(2 * rows.Count, cancellationToken);
        return await database.WriteAsync(
            transaction =>
            {
                ids.Rewind();
                return SubscriberImport.RunAsync(database.Dialect, transaction, rows, ids, at, verifiedAt, cancellationToken);
            },
            cancellationToken);
    }

    private const string Active = """
        SELECT s.id AS subscription_id, s.subscriber_id, s.name, s.frequency, s.criteria AS criteria_text
        FROM subscription AS s JOIN subscriber AS u ON u.id = s.subscriber_id
        WHERE s.active = 1 AND s.frequency <> 0 AND u.active = 1 AND u.verified_at IS NOT NULL
        ORDER BY s.id
        """;

    /// <summary>The searches that are to be matched: of verified subscribers, with a frequency other than off.</summary>
    public Task<IReadOnlyList<ActiveSubscription>> ActiveSubscriptionsAsync(CancellationToken cancellationToken) =>
        database.ListAsync<ActiveSubscription>(Active, null, cancellationToken);

    private const string OfOne = """
        SELECT s.id AS subscription_id, s.subscriber_id, s.name, s.frequency, s.criteria AS criteria_text
        FROM subscription AS s
        WHERE s.subscriber_id = @subscriberId AND s.active = 1
        ORDER BY s.id
        """;

    /// <summary>What one subscriber has asked for, searches that are off included.</summary>
    public Task<IReadOnlyList<ActiveSubscription>> SubscriptionsOfAsync(long subscriberId, CancellationToken cancellationToken) =>
        database.ListAsync<ActiveSubscription>(OfOne, new { subscriberId }, cancellationToken);

    private const string ColumnsBefore = """
        SELECT u.id, u.email, u.name, u.locale, u.time_zone, u.send_hour, u.quiet_from, u.quiet_until, u.weekly_day,
            u.paused_until, u.verified_at, u.active, u.last_period,
            (SELECT MAX(d.composed_at) FROM digest AS d WHERE d.subscriber_id = u.id
        """;

    private const string ColumnsAfter = """
        ) AS last_composed_at,
            (SELECT MIN(f.frequency) FROM subscription AS f
             WHERE f.subscriber_id = u.id AND f.active = 1 AND f.frequency > 0) AS shortest_frequency
        FROM subscriber AS u

        """;

    private const string Columns = ColumnsBefore + ColumnsAfter;

    // A digest that was made in the future was made under a clock that was set wrong. It keeps its period to itself, and
    // those until then are not to be silent for it.
    private const string ColumnsByNow = ColumnsBefore + " AND d.composed_at <= @now" + ColumnsAfter;

    private const string ByLink = Columns + """
        JOIN subscriber_link AS l ON l.subscriber_id = u.id
        WHERE l.token_hash = @hash AND l.expires_at > @now
        """;

    /// <summary>By what a link in a mail carries; null when nobody has it, or the mail is too old.</summary>
    public Task<Subscriber?> FindByLinkAsync(string token, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.FirstAsync<Subscriber>(ByLink, new { hash = LinkToken.Hash(token), now }, cancellationToken);

    private const string ByEmail = Columns + "WHERE u.email_folded = @folded";

    public Task<Subscriber?> FindByEmailAsync(string email, CancellationToken cancellationToken) =>
        database.FirstAsync<Subscriber>(ByEmail, new { folded = EmailAddress.Fold(email) }, cancellationToken);

    private const string WithUntold = Columns + """
        WHERE u.active = 1 AND u.verified_at IS NOT NULL AND (u.paused_until IS NULL OR u.paused_until <= @now)
            AND NOT EXISTS (SELECT 1 FROM suppression AS x WHERE x.email_folded = u.email_folded AND x.lifted_at IS NULL)
            AND (EXISTS (
                SELECT 1
                FROM subscription AS s JOIN notice_match AS m ON m.subscription_id = s.id
                WHERE s.subscriber_id = u.id AND s.active = 1 AND m.digest_id IS NULL)
            OR EXISTS (
                SELECT 1
                FROM subscription AS s JOIN plan_line_match AS m ON m.subscription_id = s.id
                WHERE s.subscriber_id = u.id AND s.active = 1 AND m.digest_id IS NULL))
        ORDER BY u.id
        """;

    /// <summary>
    /// Active subscribers for whom there is something they were not told, without a pause and with an address that
    /// gets mail; whose hour has come is for the caller.
    /// </summary>
    public Task<IReadOnlyList<Subscriber>> WithSomethingUntoldAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ListAsync<Subscriber>(WithUntold, new { now }, cancellationToken);

    private const string WithSomethingToSay = ColumnsByNow + """
        WHERE u.active = 1 AND u.verified_at IS NOT NULL AND (u.paused_until IS NULL OR u.paused_until <= @now)
            AND NOT EXISTS (SELECT 1 FROM suppression AS x WHERE x.email_folded = u.email_folded AND x.lifted_at IS NULL)
            AND (EXISTS (
                SELECT 1
                FROM subscription AS s JOIN notice_match AS m ON m.subscription_id = s.id
                WHERE s.subscriber_id = u.id AND s.active = 1 AND m.digest_id IS NULL)
            OR EXISTS (
                SELECT 1
                FROM subscription AS s JOIN plan_line_match AS m ON m.subscription_id = s.id
                WHERE s.subscriber_id = u.id AND s.active = 1 AND m.digest_id IS NULL)
            OR (u.verified_at < @silentSince AND (u.paused_until IS NULL OR u.paused_until < @silentSince)
                AND EXISTS (SELECT 1 FROM subscription AS a WHERE a.subscriber_id = u.id AND a.active = 1 AND a.frequency > 0)
                AND NOT EXISTS (SELECT 1 FROM digest AS l WHERE l.subscriber_id = u.id AND l.composed_at >= @silentSince)))
        ORDER BY u.id
        """;

    /// <summary>
    /// Active subscribers, not on a pause, for whom there is something they were not told, or who have heard nothing for
    /// long. Whose hour has come is for the caller.
    /// </summary>
    /// <param name="silentSince">Who was sent nothing since then has heard nothing for long.</param>
    public Task<IReadOnlyList<Subscriber>> WithSomethingToSayAsync(
        DateTimeOffset now, DateTimeOffset silentSince, CancellationToken cancellationToken) =>
        database.ListAsync<Subscriber>(WithSomethingToSay, new { now, silentSince }, cancellationToken);

    private const string Wish = """
        UPDATE subscriber
        SET time_zone = @TimeZone, send_hour = @SendHour, quiet_from = @QuietFrom, quiet_until = @QuietUntil, weekly_day = @WeeklyDay,
            locale = COALESCE(@Locale, locale)
        WHERE id = @subscriberId AND active = 1
        """;

    /// <returns>False when the alerts have ended.</returns>
    public async Task<bool> ChangeRhythmAsync(long subscriberId, RhythmWish wish, CancellationToken cancellationToken) =>
        await database.RunAsync(
            Wish, new { subscriberId, wish.TimeZone, wish.SendHour, wish.QuietFrom, wish.QuietUntil, wish.WeeklyDay, wish.Locale }, cancellationToken) > 0;

    private const string ChangeSearch = """
        UPDATE subscription SET criteria = @criteria, criteria_hash = @hash
        WHERE id = @subscriptionId AND subscriber_id = @subscriberId AND active = 1
            AND NOT EXISTS (SELECT 1 FROM subscription AS o WHERE o.subscriber_id = @subscriberId AND o.criteria_hash = @hash)
        """;

    private const string Revive = "UPDATE subscription SET active = 1 WHERE subscriber_id = @subscriberId AND criteria_hash = @hash";

    private const string EndSearch = "UPDATE subscription SET active = 0 WHERE id = @subscriptionId AND subscriber_id = @subscriberId AND active = 1";

    /// <summary>Gives a search other criteria. Where the subscriber has a search with these, that one stays alone.</summary>
    /// <returns>False when they have no such search.</returns>
    public Task<bool> ChangeSearchAsync(long subscriberId, long subscriptionId, SubscriptionCriteria criteria, CancellationToken cancellationToken)
    {
        var text = CriteriaJson.Write(criteria);
        var hash = CriteriaJson.Hash(text);
        return database.WriteAsync(async transaction =>
        {
            if (await transaction.RunAsync(ChangeSearch, new { subscriberId, subscriptionId, criteria = text, hash }, cancellationToken) > 0)
                return true;
            if (await transaction.RunAsync(EndSearch, new { subscriberId, subscriptionId }, cancellationToken) == 0)
                return false;
            await transaction.RunAsync(Revive, new { subscriberId, hash }, cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <returns>False when the subscriber has no such search, or had ended it.</returns>
    public async Task<bool> EndSearchAsync(long subscriberId, long subscriptionId, CancellationToken cancellationToken) =>
        await database.RunAsync(EndSearch, new { subscriberId, subscriptionId }, cancellationToken) > 0;

    private const string HowMany =
        "SELECT COUNT(*) FROM subscriber WHERE active = 1 AND verified_at IS NOT NULL";

    public Task<int> CountActiveAsync(CancellationToken cancellationToken) =>
        database.FirstAsync<int>(HowMany, null, cancellationToken);

    private const string Everything = """
        SELECT u.email, u.name, u.locale, u.time_zone, u.send_hour, u.quiet_from, u.quiet_until, u.weekly_day, u.paused_until,
            u.active, u.verified_at,
            s.name AS subscription_name, s.frequency, s.criteria AS criteria_text
        FROM subscriber AS u JOIN subscription AS s ON s.subscriber_id = u.id
        WHERE s.active = 1
        ORDER BY u.email_folded, s.id
        """;

    /// <summary>Every search that was not ended, with its subscriber.</summary>
    public IAsyncEnumerable<SubscriptionExport> StreamAsync(CancellationToken cancellationToken) =>
        database.StreamAsync<SubscriptionExport>(Everything, cancellationToken);
}
