using Microsoft.AspNetCore.Routing;
using ProcurementHub.Core.Classification;
using ProcurementHub.Web.Api.Describing;
using ProcurementHub.Web.Api.Records;

namespace ProcurementHub.Web.Api;

/// <summary>The hub's own short lists, whole.</summary>
internal static class ListApi
{
    private static readonly Lazy<ApiList<ApiSector>> sectors = new(() =>
        new([.. SectorList.Standard.All.Select(sector => new ApiSector(sector.Code, new ApiName(sector.SpanishName, sector.EnglishName)))]));

    private static readonly Lazy<ApiList<ApiRegion>> regions = new(() => new([.. RegionTree.Standard.Countries.SelectMany(WithInside).Select(Region)]));

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/sectors", () => Tagged.Json(sectors.Value, ApiJson.Plain.Sectors)).Describes<ApiList<ApiSector>>("Sectors", []);
        api.MapGet("/regions", () => Tagged.Json(regions.Value, ApiJson.Plain.Regions)).Describes<ApiList<ApiRegion>>("Regions", []);
    }

    private static IEnumerable<Region> WithInside(Region region) =>
        RegionTree.Standard.Children(region.Code).SelectMany(WithInside).Prepend(region);

    private static ApiRegion Region(Region region) =>
        new(region.Code, region.Parent, region.Level.ToString().ToLowerInvariant(), new ApiName(region.Name, region.EnglishName));
}
