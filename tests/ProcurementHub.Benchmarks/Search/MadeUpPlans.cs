using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Benchmarks.Search;

/// <summary>Plan lines in the words of made-up notices, one of each so many: two of three were to be called as they were, the third is planned for a year later.</summary>
internal sealed class MadeUpPlans(HubDatabase database, MadeUpNotices notices, int count)
{
    public const string Source = "made-up-plans";

    private const int PortionSize = 10_000;

    private const string Kept = "SELECT COUNT(*) FROM plan_line";

    // Half of those that were to be called have been.
    private const string Tie = """
        INSERT INTO plan_tie (notice_id, line_id, basis, score, tied_at)
        SELECT n.id, l.id, 4, 0.8, 0
        FROM plan_line AS l JOIN notice AS n ON n.source_id = @noticeSource AND n.native_id = l.native_id
        WHERE l.source_id = @source AND l.id % 2 = 0 AND l.plan_year = CAST(strftime('%Y', n.published_at / 1000000, 'unixepoch') AS INTEGER)
        """;

    public async Task FillAsync(CancellationToken cancellationToken)
    {
        if (await database.FirstAsync<int>(Kept, null, cancellationToken) > 0)
            return;
        var sources = new SourceStore(database);
        await sources.UpsertAsync([new SourceRegistration(Source, "Made-up plans", "hash")], MadeUpNotices.Now, cancellationToken);
        var run = await sources.StartRunAsync(Source, MadeUpNotices.Now, cancellationToken);
        var arrived = await new DocumentStore(database).PlaceAsync(
            new FetchedDocument
            {
                SourceId = Source, RunId = run, Url = "https://made-up.example/plans", Sha256 = new byte[32], Bytes = 1, At = MadeUpNotices.Now, ReaderVersion = "made-up/1",
            },
            null, cancellationToken);
        var collection = new CollectionStore(database);
        await collection.SaveAsync(new PassPortion { RunId = run, At = MadeUpNotices.Now, Documents = [arrived] }, cancellationToken);
        for (var first = 0; first < count; first += PortionSize)
        {
            var lines = ParallelEnumerable.Range(first, Math.Min(PortionSize, count - first)).AsOrdered().Select(Line).ToList();
            var batch = new DocumentBatch
            {
                SourceId = Source, DocumentId = arrived.Row.Id, ObservedAt = MadeUpNotices.Now, IsBackfill = true, PlanLines = lines,
            };
            await collection.SaveAsync(new PassPortion { RunId = run, At = MadeUpNotices.Now, Batches = [batch] }, cancellationToken);
        }

        await database.WriteAsync(
            transaction => transaction.RunAsync(Tie, new { noticeSource = MadeUpNotices.Source, source = Source }, cancellationToken), cancellationToken);
        await database.WriteAsync(transaction => transaction.RunAsync("DELETE FROM plan_tie_due", null, cancellationToken), cancellationToken);
    }

    private PlanLineDraft Line(int index)
    {
        var notice = notices[(int)((long)index * notices.Count / count)];
        var content = notice.Content;
        var planned = content.Published!.Value.AddYears(index % 3 == 2 ? 1 : 0);
        return new PlanLineDraft(
            Source, notice.Key.NativeId,
            new PlanLineContent
            {
                Entity = content.Entity, Year = planned.Year, Reference = $"{index}", Title = content.Title, Category = content.Category, ProcedureType = content.ProcedureType,
                Month = index % 20 == 0 ? null : planned.Month, Amount = index % 5 == 0 ? Amount.NotGiven : Amount.Published(1_000 + (index * 37 % 900_000), "PEN"),
                Regions = content.Regions, Sectors = content.Sectors, Classifications = content.Classifications,
            },
            null, $"row {index}");
    }
}
