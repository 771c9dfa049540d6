using Microsoft.Extensions.Options;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>
/// The sources that the hub polls by itself: those that its operator names; else the live ones of its own
/// country, and those that the operator has described.
/// </summary>
public sealed class EnabledSources(SourceCatalog catalog, SourceOptions options, IOptions<SiteOptions> site)
{
    /// <summary>By id.</summary>
    public IReadOnlyList<SourceDefinition> All { get; } = [.. catalog.All.Where(definition => definition.IsLive && (options.Enabled.Count > 0
        ? options.Enabled.Contains(definition.Id)
        : catalog.IsOwn(definition.Id) || definition.Country == site.Value.Country))];

    public bool Contains(string id) => All.Any(definition => definition.Id == id);
}
