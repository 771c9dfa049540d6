using System.Data.Common;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Matches;

/// <summary>A notice as a digest told it to one subscriber.</summary>
/// <param name="Content">Of the version that was shown last.</param>
/// <param name="At">When the last digest that told it was made.</param>
public sealed record ToldNotice(long NoticeId, NoticeKey Key, NoticeContent Content, DateTimeOffset At);

/// <summary>What subscribers were told of the procedures whose notices wait for them. Most notices are their procedure's only one, and cost nothing.</summary>
internal static class ToldOfProcedures
{
    private static readonly BulkTable<long> Waiting = new BulkTable<long>("waiting_procedure").Integer("id", id => id);

    private const string Notices = $"""
        SELECT p.procedure_id, p.notice_id
        FROM [#waiting_procedure] AS w CROSS JOIN procedure_notice AS p CROSS JOIN notice AS n
        WHERE p.procedure_id = w.id AND n.id = p.notice_id AND {HiddenNotices.NotThis}
        """;

    private static readonly BulkTable<(long Subscriber, long Procedure, long Notice)> Asked =
        new BulkTable<(long Subscriber, long Procedure, long Notice)>("asked_told")
            .Integer("subscriber_id", row => row.Subscriber)
            .Integer("procedure_id", row => row.Procedure)
            .Integer("notice_id", row => row.Notice);

    private const string Told = """
        SELECT a.subscriber_id, a.procedure_id, a.notice_id, MAX(m.told_version) AS number, MAX(d.composed_at) AS told_at
        FROM [#asked_told] AS a CROSS JOIN subscription AS s CROSS JOIN notice_match AS m CROSS JOIN digest AS d
        WHERE s.subscriber_id = a.subscriber_id AND m.subscription_id = s.id AND m.notice_id = a.notice_id
            AND m.told_version IS NOT NULL AND d.id = m.digest_id
        GROUP BY a.subscriber_id, a.procedure_id, a.notice_id
        """;

    private static readonly BulkTable<(long NoticeId, int Number)> Shown = new BulkTable<(long NoticeId, int Number)>("shown_version")
        .Integer("notice_id", row => row.NoticeId)
        .Integer("number", row => row.Number);

    private const string Versions = """
        SELECT v.notice_id, v.number, n.source_id, n.native_id, v.content
        FROM [#shown_version] AS w CROSS JOIN notice_version AS v CROSS JOIN notice AS n
        WHERE v.notice_id = w.notice_id AND v.number = w.number AND n.id = v.notice_id
        """;

    public static ILookup<(long SubscriberId, long ProcedureId), ToldNotice> Nothing { get; } =
        Array.Empty<ToldNotice>().ToLookup(told => (0L, told.NoticeId));

    /// <param name="waiting">Subscribers, and the procedures of what they were not told.</param>
    /// <returns>By subscriber and procedure.</returns>
    public static async Task<ILookup<(long SubscriberId, long ProcedureId), ToldNotice>> ReadAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<(long Subscriber, long Procedure)> waiting, CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
            return Nothing;
        await dialect.StageAsync(transaction, Waiting, waiting.Select(pair => pair.Procedure).ToHashSet(), cancellationToken);
        var notices = (await transaction.ListAsync<MemberRow>(Notices, null, cancellationToken)).ToLookup(row => row.ProcedureId, row => row.NoticeId);
        var asked = waiting.Distinct().SelectMany(pair => notices[pair.Procedure].Select(notice => (pair.Subscriber, pair.Procedure, notice))).ToList();
        await dialect.StageAsync(transaction, Asked, asked, cancellationToken);
        var told = await transaction.ListAsync<TellingRow>(Told, null, cancellationToken);

        await dialect.StageAsync(transaction, Shown, told.Select(row => (row.NoticeId, row.Number)).ToHashSet(), cancellationToken);
        var versions = (await transaction.ListAsync<VersionRow>(Versions, null, cancellationToken))
            .ToDictionary(row => (row.NoticeId, row.Number), row => (Key: new NoticeKey(row.SourceId, row.NativeId), Content: NoticeJson.Read(row.Content)));
        return told.ToLookup(
            row => (row.SubscriberId, row.ProcedureId),
            row => new ToldNotice(row.NoticeId, versions[(row.NoticeId, row.Number)].Key, versions[(row.NoticeId, row.Number)].Content, row.ToldAt));
    }

    private sealed record MemberRow
    {
        public required long ProcedureId { get; init; }

        public required long NoticeId { get; init; }
    }

    private sealed record TellingRow
    {
        public required long SubscriberId { get; init; }

        public required long ProcedureId { get; init; }

        public required long NoticeId { get; init; }

        public required int Number { get; init; }

        public required DateTimeOffset ToldAt { get; init; }
    }

    private sealed record VersionRow
    {
        public required long NoticeId { get; init; }

        public required int Number { get; init; }

        public required string SourceId { get; init; }

        public required string NativeId { get; init; }

        public required string Content { get; init; }
    }
}
