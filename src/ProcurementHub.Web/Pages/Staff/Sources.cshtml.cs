using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Web.Pages.Staff;

/// <summary>How it stands with every source that is or was read, with the failures of its last passes.</summary>
public sealed class SourcesModel(SourceWatch watch, SourceStore store) : PageModel
{
    private const int Passes = 10;

    public IReadOnlyList<WatchedSource> Sources { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var watched = new List<WatchedSource>();
        foreach (var health in (await watch.ListAsync(cancellationToken)).Where(health => health.Known is not null || health.IsPolled))
        {
            var passes = await store.RecentRunsAsync(health.Definition.Id, Passes, cancellationToken);
            watched.Add(new WatchedSource(health, passes, passes.Count == 0 ? [] : await store.FindingsAsync(passes[0].Id, cancellationToken)));
        }

        // What does not work comes first.
        Sources = [.. watched.OrderByDescending(source => source.Health.Condition).ThenBy(source => source.Health.Definition.Id, StringComparer.Ordinal)];
    }
}
