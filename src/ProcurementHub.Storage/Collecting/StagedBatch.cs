using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;

namespace ProcurementHub.Storage.Collecting;

/// <summary>A batch on its way into the tables, with what has become of it so far.</summary>
internal sealed class StagedBatch(DocumentBatch batch)
{
    public DocumentBatch Batch => batch;

    public int NewNotices { get; set; }

    public int ChangedNotices { get; set; }

    public int NewPlanLines { get; set; }

    public int ChangedPlanLines { get; set; }

    public int NewStatements { get; set; }

    public int ChangedStatements { get; set; }

    /// <summary>By position, which no two records of a document share.</summary>
    public IReadOnlyDictionary<string, RejectedRecord> Rejected { get; } = RejectedOf(batch);

    public BatchResult Result => new(
        new SavedCounts(NewNotices, ChangedNotices, batch.Notices.Count + batch.Items.Count - NewNotices - ChangedNotices),
        new SavedCounts(NewPlanLines, ChangedPlanLines, batch.PlanLines.Count - NewPlanLines - ChangedPlanLines),
        Rejected.Count)
    {
        Statements = new SavedCounts(
            NewStatements, ChangedStatements, batch.PlanPublications.Count + batch.ListedEntities.Count - NewStatements - ChangedStatements),
    };

    /// <summary>For another attempt after a rollback.</summary>
    public void Reset() =>
        (NewNotices, ChangedNotices, NewPlanLines, ChangedPlanLines, NewStatements, ChangedStatements) = (0, 0, 0, 0, 0, 0);

    private static Dictionary<string, RejectedRecord> RejectedOf(DocumentBatch batch)
    {
        var byPosition = new Dictionary<string, RejectedRecord>(StringComparer.Ordinal);
        foreach (var record in batch.Rejected)
            Add(record);
        foreach (var draft in batch.Notices.Where(draft => draft.Key.NativeId.Length > KeyLength.NativeId))
            Add(TooLong(draft.Position, draft.Key.NativeId, NoticeJson.Write(draft.Content)));
        foreach (var draft in batch.PlanLines.Where(draft => draft.NativeId.Length > KeyLength.NativeId))
            Add(TooLong(draft.Position, draft.NativeId, PlanLineJson.Write(draft.Content)));
        foreach (var draft in batch.PlanPublications.Where(draft => draft.NativeId.Length > KeyLength.NativeId))
            Add(TooLong(draft.Position, draft.NativeId, PlanPublicationJson.Write(draft.Content)));
        foreach (var draft in batch.ListedEntities.Where(draft => draft.NativeId.Length > KeyLength.NativeId))
            Add(TooLong(draft.Position, draft.NativeId, PlanPublicationJson.Write(draft.Content)));
        return byPosition;

        void Add(RejectedRecord record)
        {
            var position = record.Position.Length <= KeyLength.Position ? record.Position : record.Position[..KeyLength.Position];
            byPosition[position] = record with { Position = position };
        }
    }

    private static RejectedRecord TooLong(string position, string nativeId, byte[] content) => new(
        position, nativeId, $"The id is longer than {KeyLength.NativeId} characters.", System.Text.Encoding.UTF8.GetString(content));
}
