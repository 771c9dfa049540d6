using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Plans;
using ProcurementHub.Web.Serving;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Pages;

/// <summary>One entity's plan of a year: its lines in any version, what each version changed, and two of them side by side.</summary>
[OutputCache(PolicyName = PageCaching.Public)]
[EnableRateLimiting(RequestLimits.Search)]
public sealed class PlanModel(EntityBodies bodies, PlanVersions versions, PlanRequests requests) : PageModel
{
    public const int PageSize = 100;

    /// <summary>Null when there is no such body; the page then says so with status 404.</summary>
    public EntityBodyCard? Body { get; private set; }

    public string Name { get; private set; } = "";

    public int Year { get; private set; }

    /// <summary>As each source tells it; none where no line of it was read.</summary>
    public IReadOnlyList<PlanRow> Plans { get; private set; } = [];

    /// <summary>The one that is shown.</summary>
    public PlanRow? Plan { get; private set; }

    public IReadOnlyList<PlanEditionRow> Editions { get; private set; } = [];

    /// <summary>The version whose lines are shown.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<PlanVersionLine> Lines { get; private set; } = [];

    public int PageNumber { get; private set; } = 1;

    public int Pages => Math.Max(1, (Lines.Count + PageSize - 1) / PageSize);

    public IEnumerable<PlanVersionLine> Shown => Lines.Skip((PageNumber - 1) * PageSize).Take(PageSize);

    /// <summary>Numbers that no line has; null where the source does not count them from 1.</summary>
    public IReadOnlyList<int>? MissingNumbers { get; private set; }

    /// <summary>Null where no two versions were asked for.</summary>
    public IReadOnlyList<PlanLineChange>? Changes { get; private set; }

    public (int Before, int After) Compared { get; private set; }

    public PlanQuestion Question => PlanQuestion.Of(Body!.Identifiers[0], Year);

    public async Task<IActionResult> OnGetAsync(int year, string scheme, string id, CancellationToken cancellationToken)
    {
        var identifier = new EntityIdentifier(scheme, id);
        Year = year;
        Body = await bodies.FindAsync(identifier, cancellationToken);
        if (Body is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        if (Body.Identifiers[0] != identifier)
            return LocalRedirectPermanentPreserveMethod(PlanShowing.AddressOf(Body.Identifiers[0], year) + Request.QueryString.ToUriComponent());
        Name = NoticeShowing.Line(Body.Name);
        Plans = await versions.PlansAsync(Body.Ids, year, cancellationToken);
        Plan = Plans.FirstOrDefault(plan => Number("plan") == plan.Id) ?? (Plans is [var first, ..] ? first : null);
        if (Plan is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        await LoadAsync(Plan, cancellationToken);
        return Page();
    }

    public string Address(params IEnumerable<(string Name, int Value)> parts)
    {
        var all = (Plans.Count > 1 ? [("plan", Plan!.Id)] : Array.Empty<(string, long)>()).Concat(parts.Select(part => (part.Name, (long)part.Value)));
        var query = string.Join('&', all.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Item1}={part.Item2}")));
        return PlanShowing.AddressOf(Body!.Identifiers[0], Year) + (query.Length == 0 ? "" : "?" + query);
    }

    private async Task LoadAsync(PlanRow plan, CancellationToken cancellationToken)
    {
        Editions = await versions.EditionsAsync(plan.Id, cancellationToken);
        var latest = Editions[^1].Number;
        Version = Known(Number("v")) ?? latest;
        Lines = await versions.LinesAsync(plan.Id, Version, cancellationToken);
        PageNumber = (int)Math.Clamp(Number("p") ?? PageOf(Number("line")) ?? 1, 1, Pages);
        if (requests.IsNumbered(plan.SourceId))
            MissingNumbers = PlanReferences.MissingFrom(await versions.ReferencesAsync(plan.Id, cancellationToken));
        if (Known(Number("a")) is not { } before || Known(Number("b")) is not { } after)
            return;
        Compared = (Math.Min(before, after), Math.Max(before, after));
        Changes = await versions.CompareAsync(plan.Id, Compared.Before, Compared.After, cancellationToken);
    }

    private long? PageOf(long? line) =>
        line is not null && Lines.Index().FirstOrDefault(one => one.Item.LineId == line) is { Item: not null } found ? (found.Index / PageSize) + 1 : null;

    private int? Known(long? number) => Editions.FirstOrDefault(edition => edition.Number == number)?.Number;

    private long? Number(string name) =>
        long.TryParse(Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
