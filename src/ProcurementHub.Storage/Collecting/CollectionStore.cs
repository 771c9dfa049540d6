using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Documents;

namespace ProcurementHub.Storage.Collecting;

/// <summary>Takes in what documents say. The same batch a second time changes nothing.</summary>
public sealed class CollectionStore(HubDatabase database)
{
    private const int WorthSharing = 500;

    /// <summary>Keeps the batch in one transaction: all of it or nothing.</summary>
    public async Task<BatchResult> SaveAsync(DocumentBatch batch, CancellationToken cancellationToken)
    {
        var rejected = Rejected(batch);
        var notices = Staged(
            DraftFolding.Fold(Storable(batch.Notices, draft => draft.Key.NativeId)), (draft, index) => new StagedNotice(index, draft));
        var planLines = Staged(
            DraftFolding.Fold(Storable(batch.PlanLines, draft => draft.NativeId)), (draft, index) => new StagedPlanLine(index, draft));

        // At most a row, a version and an entity for each notice, a row and an entity for each plan line.
        using var ids = await database.Ids.ReserveAsync((3 * notices.Count) + (2 * planLines.Count), cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var dialect = database.Dialect;
            var savedNotices = await NoticeWriter.SaveAsync(dialect, transaction, batch, notices, ids, cancellationToken);
            var savedLines = await PlanLineWriter.SaveAsync(dialect, transaction, batch, planLines, ids, cancellationToken);
            await RejectedWriter.SaveAsync(dialect, transaction, batch, rejected, cancellationToken);
            if (batch.Result is { } result)
                await DocumentClosing.RunAsync(dialect, transaction, batch.DocumentId, result, cancellationToken);
            return new BatchResult(savedNotices, savedLines, rejected.Count);
        }, cancellationToken);
    }

    // Writing and hashing the content is a fifth of the work, and the part that more than one core can do.
    private static List<TStaged> Staged<TDraft, TStaged>(List<TDraft> drafts, Func<TDraft, int, TStaged> stage) =>
        drafts.Count < WorthSharing
            ? drafts.Select(stage).ToList()
            : drafts.AsParallel().AsOrdered().Select(stage).ToList();

    private static IReadOnlyList<T> Storable<T>(IReadOnlyList<T> drafts, Func<T, string> nativeId) =>
        drafts.All(draft => nativeId(draft).Length <= KeyLength.NativeId)
            ? drafts
            : drafts.Where(draft => nativeId(draft).Length <= KeyLength.NativeId).ToList();

    private static Dictionary<string, RejectedRecord>.ValueCollection Rejected(DocumentBatch batch)
    {
        var byPosition = new Dictionary<string, RejectedRecord>(StringComparer.Ordinal);
        foreach (var record in batch.Rejected)
            Add(record);
        foreach (var draft in batch.Notices.Where(draft => draft.Key.NativeId.Length > KeyLength.NativeId))
            Add(TooLong(draft.Position, draft.Key.NativeId, NoticeJson.Write(draft.Content)));
        foreach (var draft in batch.PlanLines.Where(draft => draft.NativeId.Length > KeyLength.NativeId))
            Add(TooLong(draft.Position, draft.NativeId, PlanLineJson.Write(draft.Content)));
        return byPosition.Values;

        void Add(RejectedRecord record)
        {
            var position = record.Position.Length <= KeyLength.Position ? record.Position : record.Position[..KeyLength.Position];
            byPosition[position] = record with { Position = position };
        }
    }

    private static RejectedRecord TooLong(string position, string nativeId, byte[] content) => new(
        position, nativeId, $"The id is longer than {KeyLength.NativeId} characters.", System.Text.Encoding.UTF8.GetString(content));
}
