using System.Data.Common;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Subscribers;

/// <summary>Brings subscribers and their searches to what a file says, by sets.</summary>
internal static class SubscriberImport
{
    private sealed record Person(string Folded, SubscriptionImport Import, long Id);

    private sealed record Search(string Folded, SubscriptionImport Import, string Criteria, byte[] Hash, long Id);

    private static readonly BulkTable<Person> People = new BulkTable<Person>("imported_person")
        .Integer("id", person => person.Id)
        .Text("email", person => person.Import.Email.Trim())
        .Key("email_folded", 320, person => person.Folded)
        .Key("email_hash", 80, person => EmailAddress.Hash(person.Folded))
        .Text("name", person => person.Import.Name)
        .Text("locale", person => person.Import.Locale)
        .Text("time_zone", person => person.Import.TimeZone)
        .Integer("send_hour", person => person.Import.SendHour)
        .Text("new_locale", person => person.Import.KeepsLocale ? null : person.Import.Locale)
        .Text("new_time_zone", person => person.Import.KeepsTimeZone ? null : person.Import.TimeZone)
        .Integer("new_send_hour", person => person.Import.KeepsSendHour ? null : person.Import.SendHour)
        .Integer("quiet_from", person => person.Import.QuietFrom)
        .Integer("quiet_until", person => person.Import.QuietUntil)
        .Integer("weekly_day", person => person.Import.WeeklyDay)
        .Instant("paused_until", person => person.Import.PausedUntil);

    private static readonly BulkTable<Search> Searches = new BulkTable<Search>("imported_search")
        .Integer("id", search => search.Id)
        .Key("email_folded", 320, search => search.Folded)
        .Text("name", search => search.Import.SubscriptionName)
        .Text("criteria", search => search.Criteria)
        .Bytes("criteria_hash", search => search.Hash)
        .Integer("frequency", search => (int)search.Import.Frequency);

    // Who wanted to be forgotten, and comes back by a file, is known again as an address that gets no mail.
    private const string KnowAgain = """
        UPDATE suppression SET email = p.email, email_folded = p.email_folded
        FROM [#imported_person] AS p
        WHERE suppression.email_folded = p.email_hash
        """;

    private const string ChangePeople = """
        UPDATE subscriber
        SET email = p.email, name = p.name, locale = COALESCE(p.new_locale, subscriber.locale),
            time_zone = COALESCE(p.new_time_zone, subscriber.time_zone), send_hour = COALESCE(p.new_send_hour, subscriber.send_hour),
            quiet_from = COALESCE(p.quiet_from, subscriber.quiet_from), quiet_until = COALESCE(p.quiet_until, subscriber.quiet_until),
            weekly_day = COALESCE(p.weekly_day, subscriber.weekly_day), paused_until = COALESCE(p.paused_until, subscriber.paused_until),
            verified_at = COALESCE(subscriber.verified_at, @verifiedAt)
        FROM [#imported_person] AS p
        WHERE subscriber.email_folded = p.email_folded
            AND (subscriber.email <> p.email OR COALESCE(subscriber.name, '') <> COALESCE(p.name, '')
                OR subscriber.locale <> p.new_locale OR subscriber.time_zone <> p.new_time_zone OR subscriber.send_hour <> p.new_send_hour
                OR subscriber.quiet_from <> p.quiet_from OR subscriber.quiet_until <> p.quiet_until OR subscriber.weekly_day <> p.weekly_day
                OR (p.paused_until IS NOT NULL AND (subscriber.paused_until IS NULL OR subscriber.paused_until <> p.paused_until))
                OR (subscriber.verified_at IS NULL AND @isVerified = 1))
        """;

    private const string AddPeople = """
        INSERT INTO subscriber (id, email, email_folded, name, locale, time_zone, send_hour, quiet_from, quiet_until, weekly_day,
            paused_until, verified_at, active, created_at)
        SELECT p.id, p.email, p.email_folded, p.name, p.locale, p.time_zone, p.send_hour, COALESCE(p.quiet_from, @QuietFrom),
            COALESCE(p.quiet_until, @QuietUntil), COALESCE(p.weekly_day, 1), p.paused_until, @verifiedAt, 1, @at
        FROM [#imported_person] AS p
        WHERE NOT EXISTS (SELECT 1 FROM subscriber AS u WHERE u.email_folded = p.email_folded)
        """;

    // From the file to the searches, never from all searches of the hub: many people ask for the same. DISTINCT changes
    // nothing in the result; it keeps SQLite from turning the two around.
    private const string ChangeSearches = """
        UPDATE subscription
        SET name = k.name, frequency = k.frequency, active = 1
        FROM (
            SELECT DISTINCT s.id, i.name, i.frequency
            FROM [#imported_search] AS i CROSS JOIN subscriber AS u CROSS JOIN subscription AS s
            WHERE u.email_folded = i.email_folded AND s.subscriber_id = u.id AND s.criteria_hash = i.criteria_hash
                AND (s.name <> i.name OR s.frequency <> i.frequency OR s.active = 0)) AS k
        WHERE subscription.id = k.id
        """;

    private const string AddSearches = """
        INSERT INTO subscription (id, subscriber_id, name, criteria, criteria_hash, frequency, active, created_at)
        SELECT i.id, u.id, i.name, i.criteria, i.criteria_hash, i.frequency, 1, @at
        FROM [#imported_search] AS i CROSS JOIN subscriber AS u
        WHERE u.email_folded = i.email_folded AND NOT EXISTS (
            SELECT 1 FROM subscription AS s WHERE s.subscriber_id = u.id AND s.criteria_hash = i.criteria_hash)
        """;

    private const string Imported = """
        SELECT s.id, u.email_folded, s.criteria_hash
        FROM [#imported_person] AS p CROSS JOIN subscriber AS u CROSS JOIN subscription AS s
        WHERE u.email_folded = p.email_folded AND s.subscriber_id = u.id AND s.active = 1
        """;

    private static readonly BulkTable<long> Ended = new BulkTable<long>("ended_search").Integer("id", id => id);

    private const string EndSearches = "UPDATE subscription SET active = 0 WHERE id IN (SELECT id FROM [#ended_search])";

    private const string Unsubscribed = """
        SELECT COUNT(*)
        FROM [#imported_person] AS p CROSS JOIN subscriber AS u
        WHERE u.email_folded = p.email_folded AND u.active = 0
        """;

    public static async Task<ImportResult> RunAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyList<SubscriptionImport> rows, IdRange ids,
        DateTimeOffset at, DateTimeOffset? verifiedAt, CancellationToken cancellationToken)
    {
        var (people, searches) = Read(rows, ids);
        var times = new { at, verifiedAt, isVerified = verifiedAt is null ? 0 : 1, QuietFrom = UsualQuiet.From, QuietUntil = UsualQuiet.Until };
        await dialect.StageAsync(transaction, People, people, cancellationToken);
        await dialect.StageAsync(transaction, Searches, searches.Values, cancellationToken);

        await transaction.RunAsync(KnowAgain, null, cancellationToken);
        var subscribersChanged = await transaction.RunAsync(ChangePeople, times, cancellationToken);
        var subscribersAdded = await transaction.RunAsync(AddPeople, times, cancellationToken);
        var changed = await transaction.RunAsync(ChangeSearches, null, cancellationToken);
        var added = await transaction.RunAsync(AddSearches, times, cancellationToken);

        var kept = await transaction.ListAsync<KeptSearch>(Imported, null, cancellationToken);
        var ended = kept
            .Where(search => !searches.ContainsKey((search.EmailFolded, Convert.ToHexString(search.CriteriaHash))))
            .Select(search => search.Id).ToList();
        await dialect.StageAsync(transaction, Ended, ended, cancellationToken);
        await transaction.RunAsync(EndSearches, null, cancellationToken);

        return new ImportResult
        {
            SubscribersAdded = subscribersAdded,
            SubscribersChanged = subscribersChanged,
            SubscriptionsAdded = added,
            SubscriptionsChanged = changed,
            SubscriptionsEnded = ended.Count,
            Unsubscribed = await transaction.FirstAsync<int>(Unsubscribed, null, cancellationToken),
        };
    }

    // Where lines of one address disagree about the person, or about one search, the last one stands.
    private static (IReadOnlyCollection<Person> People, Dictionary<(string Folded, string Hash), Search> Searches) Read(
        IReadOnlyList<SubscriptionImport> rows, IdRange ids)
    {
        var people = new Dictionary<string, Person>(StringComparer.Ordinal);
        var searches = new Dictionary<(string, string), Search>();
        foreach (var row in rows)
        {
            var folded = EmailAddress.Fold(row.Email);
            people[folded] = people.TryGetValue(folded, out var person)
                ? person with { Import = row }
                : new Person(folded, row, ids.Next());
            var criteria = CriteriaJson.Write(row.Criteria);
            var hash = CriteriaJson.Hash(criteria);
            searches[(folded, Convert.ToHexString(hash))] = new Search(folded, row, criteria, hash, ids.Next());
        }

        return (people.Values, searches);
    }

    private sealed record KeptSearch
    {
        public required long Id { get; init; }

        public required string EmailFolded { get; init; }

        public required byte[] CriteriaHash { get; init; }
    }
}
