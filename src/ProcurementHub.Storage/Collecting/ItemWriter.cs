using System.Data.Common;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Collecting;

/// <summary>Brings the items of a round, each notice of which is there once, to the notices as they are known.</summary>
internal static class ItemWriter
{
    // The order of a CROSS JOIN is kept: from the few items to their notices, never the other way.
    private const string KnownNotices = """
        SELECT s.ordinal, v.content
        FROM [#seen_item] AS s CROSS JOIN notice AS n CROSS JOIN notice_version AS v
        WHERE n.source_id = @SourceId AND n.native_id = s.native_id AND v.id = n.version_id
        """;

    public static async Task SaveAsync(
        ISqlDialect dialect, DbTransaction transaction, string noticeSource, IReadOnlyList<(StagedBatch Batch, ItemDraft Draft)> round,
        IdRange ids, CancellationToken cancellationToken)
    {
        var seen = round.Index().Select(item => (item.Index, item.Item.Draft.Key.NativeId)).ToList();
        await dialect.StageAsync(transaction, Seen, seen, cancellationToken);
        var known = await transaction.ListAsync<Known>(KnownNotices, new { SourceId = noticeSource }, cancellationToken);
        if (known.Count < round.Count)
            throw new InvalidOperationException("Items came for a notice that is not known.");

        var enriched = new List<StagedNotice>();
        foreach (var row in known)
        {
            var (batch, draft) = round[row.Ordinal];
            var before = NoticeJson.Read(row.Content);
            var after = ItemMerge.Add(before, draft.Codes);
            if (NoticeComparison.Compare(before, after).Count > 0)
                enriched.Add(new StagedNotice(batch, new NoticeDraft { Key = draft.Key, Content = after, Position = draft.Position }) { IsEnrichment = true });
        }

        if (enriched.Count > 0)
            await NoticeWriter.SaveAsync(dialect, transaction, noticeSource, enriched, ids, cancellationToken);
    }

    /// <summary>The items of each notice of a batch as one.</summary>
    public static IEnumerable<(StagedBatch Batch, ItemDraft Draft)> Fold(StagedBatch batch) => batch.Batch.Items
        .GroupBy(item => item.Key.NativeId, StringComparer.Ordinal)
        .Select(items => (batch, items.First() with { Codes = [.. items.SelectMany(item => item.Codes)] }));

    private static BulkTable<(int Ordinal, string NativeId)> Seen { get; } = new BulkTable<(int Ordinal, string NativeId)>("seen_item")
        .Integer("ordinal", row => row.Ordinal)
        .Key("native_id", KeyLength.NativeId, row => row.NativeId);

    private sealed record Known
    {
        public required int Ordinal { get; init; }

        public required string Content { get; init; }
    }
}
