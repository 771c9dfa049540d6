using System.Data.Common;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Matches;

namespace ProcurementHub.Storage.Digests;

/// <summary>A notice that a subscriber was told and that closes soon, by what they were told.</summary>
/// <param name="ReasonsJson">Of each of their searches that met it and was not ended, as the matcher's JSON.</param>
public sealed record ClosingNotice(long SubscriberId, CurrentNotice Notice, DateTimeOffset ClosingAt, IReadOnlyList<string> ReasonsJson);

/// <summary>What is to be reminded of: once, and not again unless the deadline moves and is told anew.</summary>
internal static class DigestReminders
{
    private static readonly BulkTable<long> Asked = new BulkTable<long>("reminded_subscriber").Integer("id", id => id);

    private const string Due = """
        SELECT r.subscriber_id, r.notice_id, r.closing_at, m.reasons AS reasons_json
        FROM [#reminded_subscriber] AS a CROSS JOIN reminder AS r CROSS JOIN subscription AS s CROSS JOIN notice_match AS m
        WHERE r.subscriber_id = a.id AND r.closing_at >= @now AND r.closing_at < @closingBefore
            AND s.subscriber_id = a.id AND s.active = 1 AND m.subscription_id = s.id AND m.notice_id = r.notice_id
            AND m.told_version IS NOT NULL
        ORDER BY r.subscriber_id, r.closing_at, r.notice_id, m.id
        """;

    public static Task<IReadOnlyList<ClosingNotice>> ReadAsync(
        HubDatabase database, IReadOnlyCollection<long> subscriberIds, DateTimeOffset now, DateTimeOffset closingBefore,
        NoticeContents contents, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<ClosingNotice>>(async transaction =>
    {
        await database.Dialect.StageAsync(transaction, Asked, subscriberIds, cancellationToken);
        var rows = await transaction.ListAsync<DueRow>(Due, new { now, closingBefore }, cancellationToken);
        if (rows.Count == 0)
            return [];
        var notices = await CurrentNotices.ReadAsync(database.Dialect, transaction, rows.Select(row => row.NoticeId).ToHashSet(), contents, cancellationToken);
        return
        [
            .. rows.Where(row => notices.ContainsKey(row.NoticeId)).GroupBy(row => (row.SubscriberId, row.NoticeId)).Select(group => new ClosingNotice(
                group.Key.SubscriberId, notices[group.Key.NoticeId], group.First().ClosingAt, [.. group.Select(row => row.ReasonsJson)])),
        ];
    }, cancellationToken);

    private static readonly BulkTable<(long Subscriber, ReminderMark Mark)> Marks = new BulkTable<(long Subscriber, ReminderMark Mark)>("reminder_mark")
        .Integer("subscriber_id", row => row.Subscriber)
        .Integer("notice_id", row => row.Mark.NoticeId);

    private static readonly BulkTable<(long Subscriber, ReminderMark Mark)> Rows = new BulkTable<(long Subscriber, ReminderMark Mark)>("reminder")
        .Integer("subscriber_id", row => row.Subscriber)
        .Integer("notice_id", row => row.Mark.NoticeId)
        .Instant("closing_at", row => row.Mark.ClosingAt);

    // What has closed without a mail in between goes with it.
    private const string Forget = """
        DELETE FROM reminder
        WHERE subscriber_id IN (SELECT subscriber_id FROM [#reminder_mark])
            AND (closing_at < @at OR EXISTS (SELECT 1 FROM [#reminder_mark] AS k WHERE k.subscriber_id = reminder.subscriber_id AND k.notice_id = reminder.notice_id))
        """;

    /// <summary>Within the transaction that keeps the digests.</summary>
    public static async Task MarkAsync(ISqlDialect dialect, DbTransaction transaction, IEnumerable<DigestDraft> digests, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var marks = digests.SelectMany(digest => digest.Reminders.Select(mark => (digest.SubscriberId, mark)))
            .DistinctBy(row => (row.SubscriberId, row.mark.NoticeId)).ToList();
        if (marks.Count == 0)
            return;
        await dialect.StageAsync(transaction, Marks, marks, cancellationToken);
        await transaction.RunAsync(Forget, new { at }, cancellationToken);
        await dialect.LoadAsync(transaction, Rows, marks.FindAll(row => row.mark.ClosingAt is not null), cancellationToken);
    }

    private sealed record DueRow
    {
        public required long SubscriberId { get; init; }

        public required long NoticeId { get; init; }

        public required DateTimeOffset ClosingAt { get; init; }

        public required string ReasonsJson { get; init; }
    }
}
