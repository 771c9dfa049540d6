using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Jobs.Health;

/// <summary>The health of all sources: the same for the command line, for probes and for pages.</summary>
public sealed class SourceWatch(
    SourceCatalog catalog, EnabledSources enabled, SourceStore sources, SourceOptions options, TimeProvider time)
{
    /// <returns>By id.</returns>
    public async Task<IReadOnlyList<SourceHealth>> ListAsync(CancellationToken cancellationToken)
    {
        var known = (await sources.ListAsync(cancellationToken)).ToDictionary(source => source.Id, StringComparer.Ordinal);
        return [.. catalog.All.Select(definition => Of(definition, known.GetValueOrDefault(definition.Id)))];
    }

    public async Task<SourceHealth> FindAsync(SourceDefinition definition, CancellationToken cancellationToken) =>
        Of(definition, await sources.FindAsync(definition.Id, cancellationToken));

    private SourceHealth Of(SourceDefinition definition, SourceRow? known) =>
        SourceHealth.Of(definition, known, enabled.Contains(definition.Id), options, time.GetUtcNow());
}
