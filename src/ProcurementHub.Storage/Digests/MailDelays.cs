using System.Data.Common;
using System.Globalization;
using ProcurementHub.Storage.Compliance;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Digests;

/// <summary>
/// Counts how long after their publication notices went out. A mail carries the instants with it until it has its end;
/// then they are counted, once, and forgotten.
/// </summary>
internal static class MailDelays
{
    private const int Unknown = -1;
    private const string NotSaid = "-";

    /// <returns>Null for a mail that tells nothing new.</returns>
    public static string? Write(IReadOnlyList<DateTimeOffset?> published) => published.Count == 0 ? null
        : string.Join(' ', published.Select(instant => instant is { } known
            ? (known.ToUnixTimeSeconds() / 60).ToString(CultureInfo.InvariantCulture) : NotSaid));

    private const string Sent = """
        SELECT m.period, COALESCE(b.published, m.published) AS published, d.ended_at
        FROM outbox_delivery AS d JOIN outbox_mail AS m ON m.id = d.mail_id LEFT JOIN outbox_body AS b ON b.mail_id = d.mail_id
        WHERE d.mail_id IN @ids AND d.state = 2 AND COALESCE(b.published, m.published) IS NOT NULL
        """;

    private const string More = """
        UPDATE mail_delay SET notices = mail_delay.notices + s.notices
        FROM [#delays] AS s
        WHERE mail_delay.day = s.day AND mail_delay.rhythm = s.rhythm AND mail_delay.hours = s.hours
        """;

    private const string First = """
        INSERT INTO mail_delay (day, rhythm, hours, notices)
        SELECT s.day, s.rhythm, s.hours, s.notices
        FROM [#delays] AS s
        WHERE NOT EXISTS (SELECT 1 FROM mail_delay AS d WHERE d.day = s.day AND d.rhythm = s.rhythm AND d.hours = s.hours)
        """;

    /// <summary>Of these mails, those that went out. The caller forgets the instants in the same transaction.</summary>
    public static async Task CountAsync(ISqlDialect dialect, DbTransaction transaction, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var delays = (await transaction.ListAsync<SentMail>(Sent, new { ids }, cancellationToken)).SelectMany(Delays)
            .CountBy(delay => delay).Select(count => new MailDelay
            {
                Day = count.Key.Day, Rhythm = count.Key.Rhythm, Hours = count.Key.Hours, Notices = count.Value,
            }).ToList();
        if (delays.Count == 0)
            return;
        await dialect.StageAsync(transaction, Staged, delays, cancellationToken);
        await transaction.RunAsync(More, null, cancellationToken);
        await transaction.RunAsync(First, null, cancellationToken);
    }

    private static BulkTable<MailDelay> Staged { get; } = new BulkTable<MailDelay>("delays")
        .Integer("day", delay => delay.Day)
        .Key("rhythm", 10, delay => delay.Rhythm)
        .Integer("hours", delay => delay.Hours)
        .Integer("notices", delay => delay.Notices);

    private static IEnumerable<(int Day, string Rhythm, int Hours)> Delays(SentMail mail)
    {
        var day = StoredDay.Write(DateOnly.FromDateTime(mail.EndedAt.UtcDateTime));
        foreach (var published in mail.Published.Split(' '))
            yield return (day, mail.Period[..1], Hours(published, mail.EndedAt));
    }

    private static int Hours(string published, DateTimeOffset sent) => published == NotSaid ? Unknown
        // A portal's clock may be ahead of ours.
        : (int)Math.Max(0, (sent - DateTimeOffset.FromUnixTimeSeconds(60 * long.Parse(published, CultureInfo.InvariantCulture))).TotalHours);

    private sealed record SentMail
    {
        public required string Period { get; init; }

        public required string Published { get; init; }

        public required DateTimeOffset EndedAt { get; init; }
    }
}
