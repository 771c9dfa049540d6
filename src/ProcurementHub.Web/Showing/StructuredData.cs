using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Web.Showing;

/// <summary>
/// A notice for search engines, in schema.org's words: what a public body demands, until when and where. A block of data
/// is never run, so that the policy against scripts need not allow it.
/// </summary>
internal static class StructuredData
{
    // Escapes everything that could end the block.
    private static readonly JsonSerializerOptions options = new() { Encoder = JavaScriptEncoder.Default };

    public static string Of(NoticeContent content, Uri page, string language)
    {
        var demand = new JsonObject
        {
            ["@type"] = "Demand",
            ["name"] = NoticeShowing.Line(content.Title),
            ["identifier"] = content.Ocid ?? content.ProcedureCode,
            ["validFrom"] = content.Published?.ToString("O"),
            ["validThrough"] = content.Deadline.At?.ToString("O"),
            ["areaServed"] = content.Regions.Count == 0 ? null : new JsonArray([.. content.Regions.Select(place =>
                new JsonObject { ["@type"] = "AdministrativeArea", ["name"] = RegionTree.Standard.Name(place.Code, language) ?? place.Code, ["identifier"] = place.Code })]),
        };
        if (content.Amount is { State: AmountState.Published, Value: { } value })
            demand["priceSpecification"] = new JsonObject { ["@type"] = "PriceSpecification", ["price"] = value, ["priceCurrency"] = content.Amount.Currency };
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "WebPage",
            ["url"] = page.AbsoluteUri,
            ["inLanguage"] = language,
            ["mainEntity"] = demand,
        };
        if (content.Entity is { } entity)
            data["sourceOrganization"] = new JsonObject { ["@type"] = "GovernmentOrganization", ["name"] = NoticeShowing.Line(entity.Name) };
        return data.ToJsonString(options);
    }
}
