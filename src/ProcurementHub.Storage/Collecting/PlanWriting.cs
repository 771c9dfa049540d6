using System.Data.Common;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Storage.Collecting;

/// <summary>Writes plan lines document by document: a version of a plan rests on one, and ends with it.</summary>
internal static class PlanWriting
{
    /// <param name="batches">In the order in which they were read.</param>
    /// <param name="lines">Of all of them.</param>
    public static async Task SaveAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyList<StagedBatch> batches, IReadOnlyList<StagedPlanLine> lines, IdRange ids,
        CancellationToken cancellationToken)
    {
        var ofBatch = lines.ToLookup(line => line.Batch);
        foreach (var batch in batches)
        {
            foreach (var round in Rounds.Of([.. ofBatch[batch]], line => line.Draft.NativeId))
                await PlanLineWriter.SaveAsync(dialect, transaction, batch.Batch.NoticeSource, round, ids, cancellationToken);
            if (batch.Batch.Result is { PlanLines: > 0 })
                await PlanClosing.RunAsync(dialect, transaction, batch.Batch, cancellationToken);
        }
    }
}
