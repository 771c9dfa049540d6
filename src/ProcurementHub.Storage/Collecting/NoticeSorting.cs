using System.Data.Common;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Collecting;

/// <summary>The notices of a round by what has to be done with them; the unchanged are in none of the lists.</summary>
internal sealed class SortedNotices
{
    public List<StagedNotice> Added { get; } = [];

    public List<StagedNotice> Changed { get; } = [];

    /// <summary>Said in another way, with the same content.</summary>
    public List<StagedNotice> SaidAgain { get; } = [];
}

/// <summary>Compares a round with what is kept, in one query.</summary>
internal static class NoticeSorting
{
    private const string AnyOfSource =
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM notice WHERE source_id = @SourceId) THEN 1 ELSE 0 END";

    private const string NotSeenLikeThis = """
        SELECT s.ordinal, n.id, n.version, n.source_date, v.content, v.document_id, v.observed_at
        FROM [#seen_notice] AS s
        LEFT JOIN notice AS n ON n.source_id = @SourceId AND n.native_id = s.native_id
        LEFT JOIN notice_version AS v ON v.id = n.version_id
        WHERE n.id IS NULL OR n.seen_hash <> s.seen_hash
        """;

    /// <summary>Also leaves the round in the temporary table <c>[#seen_notice]</c>, unless all of it is new.</summary>
    public static async Task<SortedNotices> RunAsync(
        ISqlDialect dialect, DbTransaction transaction, string noticeSource, IReadOnlyList<StagedNotice> staged,
        CancellationToken cancellationToken)
    {
        var sorted = new SortedNotices();
        var source = new { SourceId = noticeSource };
        var isFirstLoad = await transaction.FirstAsync<int>(AnyOfSource, source, cancellationToken) == 0;
        if (isFirstLoad)
        {
            sorted.Added.AddRange(staged);
            return sorted;
        }

        for (var ordinal = 0; ordinal < staged.Count; ordinal++)
            staged[ordinal].Ordinal = ordinal;
        await dialect.StageAsync(transaction, NoticeTables.Seen, staged, cancellationToken);
        foreach (var row in await transaction.ListAsync<Unlike>(NotSeenLikeThis, source, cancellationToken))
            Sort(row, staged[row.Ordinal], sorted);
        await DropOverruledAsync(dialect, transaction, sorted, cancellationToken);
        return sorted;
    }

    // A document that does not tell of items, or of winners, has said it before also where it said it before these came.
    private const string SaidBefore = """
        SELECT DISTINCT s.id
        FROM [#same_date] AS s JOIN notice_version AS v ON v.notice_id = s.id AND v.content_hash IN (s.content_hash, s.bare_hash)
        """;

    /// <summary>
    /// Two documents may say different things of one notice under one date of the source. The later one read
    /// is believed; the other, when it is read again, is no news.
    /// </summary>
    private static async Task DropOverruledAsync(
        ISqlDialect dialect, DbTransaction transaction, SortedNotices sorted, CancellationToken cancellationToken)
    {
        var sameDate = sorted.Changed.Where(notice => notice.SharesDate).ToList();
        if (sameDate.Count == 0)
            return;
        await dialect.StageAsync(transaction, NoticeTables.SameDate, sameDate, cancellationToken);
        var overruled = (await transaction.ListAsync<long>(SaidBefore, null, cancellationToken)).ToHashSet();
        sorted.Changed.RemoveAll(notice => notice.SharesDate && overruled.Contains(notice.Id));
    }

    private static void Sort(Unlike row, StagedNotice notice, SortedNotices sorted)
    {
        if (row.Id is not { } id)
        {
            sorted.Added.Add(notice);
            return;
        }

        // Older than what is kept: no news, and not what the source says now either.
        if (notice.Draft.SourceDate < row.SourceDate || (notice.Batch.Batch.OnlyNews && !notice.IsEnrichment && !IsNews(row, notice)))
            return;
        notice.Id = id;
        notice.Number = row.Version!.Value + 1;
        notice.SharesDate = notice.Draft.SourceDate is { } date && date == row.SourceDate;
        var differs = notice.DiffersFrom(NoticeJson.Read(row.Content!));
        (differs ? sorted.Changed : sorted.SaidAgain).Add(notice);
    }

    /// <summary>Records further down in a document may tell more of what this reading of it has just found.</summary>
    private static bool IsNews(Unlike row, StagedNotice notice) => notice.Batch.Batch is var batch
        && (notice.Draft.SourceDate > row.SourceDate
            || (batch.IsOwnPage && row.ObservedAt <= batch.SaidAt)
            || (row.DocumentId == batch.DocumentId && row.ObservedAt == batch.ObservedAt));

    private sealed record Unlike
    {
        public required int Ordinal { get; init; }

        public long? Id { get; init; }

        public int? Version { get; init; }

        public DateTimeOffset? SourceDate { get; init; }

        public string? Content { get; init; }

        public long? DocumentId { get; init; }

        public DateTimeOffset? ObservedAt { get; init; }
    }
}
