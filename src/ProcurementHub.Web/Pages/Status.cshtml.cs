using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Figures;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Web.Figures;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Pages;

/// <summary>How it stands with every source that is or was read: what "hub sources" and /health/ready tell, for everybody.</summary>
[OutputCache(PolicyName = PageCaching.Public)]
public sealed class StatusModel(SourceWatch watch, SourceStore store, FigureStore figures, MailDelayStore delays, MailFlow flow, TimeProvider time) : PageModel
{
    private const int Passes = 5;

    private const int DigestDays = 7;

    public const int DelayDays = 30;

    public IReadOnlyList<WatchedSource> Sources { get; private set; } = [];

    /// <summary>Of the last seven days.</summary>
    public DigestFigures? Digests { get; private set; }

    /// <summary>Null while mails get away.</summary>
    public MailStandstill? Standstill { get; private set; }

    /// <summary>From publication to mail, for each rhythm in which mails went out.</summary>
    public IReadOnlyList<AlertDelay> Delays { get; private set; } = [];

    public int InTrouble => Sources.Count(source => source.Health.Condition.IsTrouble());

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Digests = await figures.DigestsAsync(time.GetUtcNow().AddDays(-DigestDays), cancellationToken);
        Standstill = await flow.StandstillAsync(time.GetUtcNow(), cancellationToken);
        Delays = AlertDelay.Of(await delays.SinceAsync(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1 - DelayDays), cancellationToken));
        var watched = new List<WatchedSource>();
        foreach (var health in (await watch.ListAsync(cancellationToken)).Where(health => health.Known is not null || health.IsPolled))
        {
            var passes = await store.RecentRunsAsync(health.Definition.Id, Passes, cancellationToken);
            var findings = passes.Count == 0 ? [] : await store.FindingsAsync(passes[0].Id, cancellationToken);
            watched.Add(new WatchedSource(health, passes, findings));
        }

        // What does not work comes first.
        Sources = [.. watched.OrderByDescending(source => source.Health.Condition).ThenBy(source => source.Health.Definition.Id, StringComparer.Ordinal)];
    }
}

/// <param name="Passes">The last ones, the newest first.</param>
/// <param name="Findings">What went wrong in the newest.</param>
public sealed record WatchedSource(SourceHealth Health, IReadOnlyList<SourceRunRow> Passes, IReadOnlyList<RunFinding> Findings);
