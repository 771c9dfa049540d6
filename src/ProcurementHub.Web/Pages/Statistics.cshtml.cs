using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Web.Figures;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Pages;

/// <summary>How many days firms get, in any grouping, with how it was counted; and the hub's own figures.</summary>
[OutputCache(PolicyName = PageCaching.Public)]
[EnableRateLimiting(RequestLimits.Search)]
public sealed class StatisticsModel(LeadTimeStatistics statistics, HubFigures hub, EntityBodies bodies) : PageModel
{
    private const int Shown = 50;

    // How far groups can be gone through here; all of them are in the table to download.
    private const int MostSkipped = 1_000_000;

    internal LeadTimeQuestion Question { get; private set; } = null!;

    internal LeadTimeQuestion Other { get; private set; } = null!;

    internal LeadTimeFigure Whole { get; private set; } = null!;

    /// <summary>Null where nothing is compared.</summary>
    internal LeadTimeFigure? OtherWhole { get; private set; }

    internal LeadTimeComparison? Comparison { get; private set; }

    internal LeadTimeChart? Chart { get; private set; }

    internal IReadOnlyList<(LeadTimeGroup Group, LeadTimeFigure Figure)> Rows { get; private set; } = [];

    internal IReadOnlyDictionary<string, NamedBody> Bodies { get; private set; } = new Dictionary<string, NamedBody>();

    internal IReadOnlyList<HubMonth> Months { get; private set; } = [];

    internal int Subscribers { get; private set; }

    internal IReadOnlyList<string> Sources { get; private set; } = [];

    public int Groups { get; private set; }

    public int Skipped { get; private set; }

    public bool HasMore => Skipped + Rows.Count < Groups;

    public DateTimeOffset? AsOf { get; private set; }

    public int Waiting { get; private set; }

    internal string MoreAddress => LeadTimeAddress.Of(Question, skip: Skipped + Shown);

    internal string LessAddress => LeadTimeAddress.Of(Question, skip: Math.Max(0, Skipped - Shown));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Question = await LeadTimeQuestion.ReadAsync(Request.Query, "", bodies, cancellationToken);
        Other = await LeadTimeQuestion.ReadAsync(Request.Query, LeadTimeFields.OfOther, bodies, cancellationToken);
        var table = await statistics.ReadAsync(cancellationToken);
        (AsOf, Waiting) = (table.AsOf, table.Waiting);
        Sources = [.. table.Names.Sources.ToArray().Order(StringComparer.Ordinal)];
        var overview = LeadTimeOverview.Of(table, Question.Query);
        var whole = overview.Whole;
        var other = LeadTimeAddress.Parts(Other).Any() ? LeadTimeAnswer.Whole(table, Other.Query) : null;
        (Whole, OtherWhole) = (whole.Figure(), other?.Figure());
        Comparison = other is null ? null : LeadTimeComparison.Of(whole, other);
        Chart = LeadTimeChart.Of(whole, other);
        await GroupAsync(overview.Answer, cancellationToken);
        (Months, Subscribers) = (await hub.MonthsAsync(table, cancellationToken), await hub.SubscribersAsync(cancellationToken));
    }

    private async Task GroupAsync(LeadTimeAnswer answer, CancellationToken cancellationToken)
    {
        Groups = answer.Groups.Count;
        Skipped = int.TryParse(Request.Query[LeadTimeFields.Skip], NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? Math.Min(skip, MostSkipped) : 0;
        // The latest month comes first: it is what most come for.
        var ordered = answer.Query.By is [LeadTimeKey.Month or LeadTimeKey.Year, ..] ? answer.Groups.Reverse() : answer.Groups;
        if (answer.Query.By is [LeadTimeKey.Entity or LeadTimeKey.ProcedureType])
            ordered = answer.Groups.OrderByDescending(group => group.Notices);
        var shown = ordered.Skip(Skipped).Take(Shown).ToList();
        Bodies = await statistics.BodiesAsync(answer.Query, shown, cancellationToken);
        Rows = [.. shown.Select(group => (group, group.Figure()))];
    }
}
