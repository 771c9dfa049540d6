using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Exporting.Ocds;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Api;
using ProcurementHub.Web.Api.Describing;

namespace ProcurementHub.Web.OpenData;

/// <summary>Plan lines as releases of the stage of planning, each as its plan has it now: what the export gives, page by page.</summary>
internal sealed class OcdsPlans(PlanPages plans, PlanOcids ocids, IOptions<SiteOptions> site, ApiLinks links)
{
    private const string Path = "/ocds/plans";

    private readonly OcdsIdentity identity = new(site.Value);

    public static void Map(IEndpointRouteBuilder ocds) =>
        ocds.MapGet(Path, (HttpContext context, OcdsPlans own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.ReleasesAsync(context, text, cancellationToken)).Describes("OcdsPlans", PlanPages.Parameters);

    private async Task<IResult> ReleasesAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var page = await plans.ReadAsync(context, Path, text, cancellationToken);
        if (page.Wrong is not null)
            return page.Wrong;
        // The standard knows no package without a release.
        if (page.Lines.Count == 0)
            return ApiProblems.NotFound(text);

        var called = await ocids.OfLinesAsync([.. page.Lines.Select(line => line.Id)], cancellationToken);
        var uri = links.Whole(context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent());
        return OcdsPages.Package(site.Value.PublicUrl, uri, page.Lines.Max(line => line.ObservedAt), json =>
        {
            var writer = new OcdsReleaseWriter(json, identity, links.PageOf);
            json.WriteStartArray("releases");
            foreach (var line in page.Lines)
                writer.WritePlan(identity.OcidOfLine(line, called), line);
            json.WriteEndArray();
            OcdsPages.WriteNext(json, page.Next);
        });
    }
}
