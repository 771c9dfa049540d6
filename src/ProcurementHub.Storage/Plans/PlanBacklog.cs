using System.Data.Common;
using System.Text;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>Lines that were kept before plans had versions and could be searched: they are taken in as they stand, in short steps.</summary>
public sealed class PlanBacklog(HubDatabase database)
{
    private const int AtOnce = 500;

    private const string Any = "SELECT CASE WHEN EXISTS (SELECT 1 FROM plan_backlog) THEN 1 ELSE 0 END";

    // Those of one document together: a version of a plan rests on one.
    private const string Waiting = """
        SELECT l.id, l.source_id, l.entity_id, l.content, l.document_id, l.observed_at
        FROM plan_backlog AS b JOIN plan_line AS l ON l.id = b.line_id
        ORDER BY l.document_id, l.id
        """;

    private static readonly BulkTable<long> Taken = new BulkTable<long>("taken_line").Integer("line_id", id => id);

    private const string Done = "DELETE FROM plan_backlog WHERE line_id IN (SELECT line_id FROM [#taken_line])";

    /// <returns>How many lines were taken in.</returns>
    public async Task<int> CatchUpAsync(CancellationToken cancellationToken)
    {
        var (all, some) = (0, 0);
        while (await database.FirstAsync<int>(Any, null, cancellationToken) != 0)
        {
            using var ids = await database.Ids.ReserveAsync(PlanLinePlacing.IdsPerLine * AtOnce, cancellationToken);
            some = await database.WriteAsync(transaction => StepAsync(transaction, ids, cancellationToken), cancellationToken);
            all += some;
        }

        return all;
    }

    private async Task<int> StepAsync(DbTransaction transaction, IdRange ids, CancellationToken cancellationToken)
    {
        ids.Rewind();
        var waiting = await transaction.ListAsync<WaitingLine>(database.Dialect.Paged(Waiting), new { skip = 0, take = AtOnce }, cancellationToken);
        foreach (var group in waiting.GroupBy(line => (line.SourceId, line.DocumentId)))
        {
            await PlanLinePlacing.SaveAsync(
                database.Dialect, transaction, [.. group.Select(line => line.ToKept())], PlanEditionDoubt.Before, onlyNews: true, ids, cancellationToken);
        }

        await database.Dialect.StageAsync(transaction, Taken, [.. waiting.Select(line => line.Id)], cancellationToken);
        await transaction.RunAsync(Done, null, cancellationToken);
        return waiting.Count;
    }

    private sealed record WaitingLine
    {
        public required long Id { get; init; }

        public required string SourceId { get; init; }

        public long? EntityId { get; init; }

        public required string Content { get; init; }

        public required long DocumentId { get; init; }

        public required DateTimeOffset ObservedAt { get; init; }

        public KeptPlanLine ToKept() => new()
        {
            Id = Id, SourceId = SourceId, EntityId = EntityId, Content = PlanLineJson.Read(Content), Json = Encoding.UTF8.GetBytes(Content),
            IsNew = true, DocumentId = DocumentId, ObservedAt = ObservedAt,
        };
    }
}
