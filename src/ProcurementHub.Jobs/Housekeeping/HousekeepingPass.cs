using Microsoft.Extensions.Options;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Evidence;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Search;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Jobs.Housekeeping;

/// <summary>
/// Removes what has been kept long enough and nothing rests on. First the rows say so, then the files go that no
/// row stands for: a process that is killed in between leaves files, and the next time takes them. Before that the
/// search gets what it lacks, its lists are merged, and plans kept before there were versions of them are taken in.
/// </summary>
public sealed class HousekeepingPass(
    DispensableDocuments dispensable, EvidenceFolder evidence, OldPasses passes, SearchUpkeep search, PlanBacklog plans, PlanTying ties, SourceCatalog catalog,
    IOptions<RetentionOptions> options, TimeProvider time)
{
    // A pass keeps bytes before their row; what lies about for longer was left by one that was killed.
    private static readonly TimeSpan LongestUnnamed = TimeSpan.FromDays(1);

    /// <param name="isDry">Says what would go, and leaves it.</param>
    public async Task<HousekeepingResult> RunAsync(bool isDry, CancellationToken cancellationToken)
    {
        var madeFindable = isDry ? 0 : await search.CatchUpAsync(cancellationToken);
        var plansTakenIn = isDry ? 0 : await plans.CatchUpAsync(cancellationToken);
        if (!isDry)
            await ties.RunAsync(cancellationToken);
        var merged = isDry ? 0 : await search.MergeAsync(cancellationToken);
        var (documents, givenUp) = await GiveUpAsync(isDry, cancellationToken);
        var (files, bytes) = await RemoveAsync(documents, isDry, cancellationToken);
        var forgotten = Before(options.Value.PassDays) is not { } begun ? 0
            : isDry ? await passes.CountAsync(begun, cancellationToken)
            : await passes.ForgetAsync(begun, cancellationToken);
        return new HousekeepingResult(givenUp, files, bytes, forgotten, madeFindable + plansTakenIn, merged);
    }

    private async Task<(IReadOnlyList<DispensableDocument> Documents, int Count)> GiveUpAsync(bool isDry, CancellationToken cancellationToken)
    {
        if (Before(options.Value.EvidenceDays) is not { } before)
            return ([], 0);
        // A source whose definition is gone may have published plans.
        var noticeSources = catalog.All.Where(source => source.Kind == SourceKind.Notices).Select(source => source.Id).ToList();
        var documents = await dispensable.ListAsync(noticeSources, before, cancellationToken);
        return (documents, isDry ? documents.Count : await dispensable.MarkAsync(documents, before, time.GetUtcNow(), cancellationToken));
    }

    private async Task<(int Files, long Bytes)> RemoveAsync(
        IReadOnlyList<DispensableDocument> documents, bool isDry, CancellationToken cancellationToken)
    {
        if (!isDry)
            evidence.UndoRemovals();
        var before = time.GetUtcNow() - LongestUnnamed;
        var named = await dispensable.NamedAsync(cancellationToken);
        if (isDry)
            named.ExceptWith(documents.Select(document => DispensableDocuments.KeyOf(document.Sha256)));
        var (files, bytes) = (0, 0L);
        foreach (var sha256 in evidence.List().Where(sha256 => !named.Contains(DispensableDocuments.KeyOf(sha256))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if ((isDry ? evidence.LengthOf(sha256, before) : evidence.Remove(sha256, before)) is not { } length)
                continue;
            files++;
            bytes += length;
        }

        return (files, bytes);
    }

    private DateTimeOffset? Before(int days) => days == 0 ? null : time.GetUtcNow().AddDays(-days);
}
