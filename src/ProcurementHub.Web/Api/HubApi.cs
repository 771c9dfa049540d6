using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Routing;
using ProcurementHub.Web.Api.Describing;
using ProcurementHub.Web.Feeds;
using ProcurementHub.Web.OpenData;
using ProcurementHub.Web.Plans;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Api;

/// <summary>What the hub answers to programs: open data, for everybody and from every page.</summary>
internal static class HubApi
{
    public const string Cors = "open data";

    public static IServiceCollection AddHubApi(this IServiceCollection services)
    {
        services.AddSingleton<ApiLinks>();
        services.AddSingleton<NoticeApi>();
        services.AddSingleton<PlanPages>();
        services.AddSingleton<PlanApi>();
        services.AddSingleton<EntityApi>();
        services.AddSingleton<StatisticsApi>();
        services.AddSingleton<ComplianceApi>();
        services.AddSingleton<LeadTimeApi>();
        services.AddSingleton<OcdsPages>();
        services.AddSingleton<OcdsPlans>();
        services.AddSingleton<SearchFeeds>();
        services.AddSingleton<SearchTable>();
        services.AddSingleton<PlanTables>();
        services.AddSingleton<PlanCallsTable>();
        services.AddSingleton<PlanYears>();
        services.AddSingleton<PlanRequests>();
        services.AddSingleton<DemandAnswers>();
        services.AddScoped<PlanShowing>();
        services.AddScoped<FeedWords>();
        services.AddSingleton<Sitemap>();
        services.AddApiDescription();
        services.ConfigureHttpJsonOptions(json =>
        {
            // What the OpenAPI document tells of our records.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Plain);
        });
        return services.AddCors(cors => cors.AddPolicy(Cors, policy => policy
            .AllowAnyOrigin().WithMethods("GET", "HEAD").WithExposedHeaders("ETag", "Retry-After", "X-Total-Count", "X-Most-Rows")));
    }

    public static void MapHubApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").RequireCors(Cors).RequireRateLimiting(RequestLimits.Api).CacheOutput(PageCaching.Public);
        NoticeApi.Map(api);
        PlanApi.Map(api);
        EntityApi.Map(api);
        StatisticsApi.Map(api);
        ComplianceApi.Map(api);
        LeadTimeApi.Map(api);
        ListApi.Map(api);
        var ocds = routes.MapGroup("").RequireCors(Cors).RequireRateLimiting(RequestLimits.Api).CacheOutput(PageCaching.Public);
        OcdsPages.Map(ocds);
        OcdsPlans.Map(ocds);
        routes.MapApiDescription();

        SearchFeeds.Map(routes.MapGroup("").RequireCors(Cors).RequireRateLimiting(RequestLimits.Search).CacheOutput(PageCaching.Public));
        // Too large to be kept, but packed on its way like what is.
        SearchTable.Map(routes.MapGroup("").RequireCors(Cors).RequireRateLimiting(RequestLimits.Download)).CacheOutput(policy => policy.NoCache());
        ComplianceApi.MapTable(routes.MapGroup("").RequireCors(Cors).RequireRateLimiting(RequestLimits.Download)).CacheOutput(policy => policy.NoCache());
        PlanCallsTable.Map(routes.MapGroup("").RequireCors(Cors).RequireRateLimiting(RequestLimits.Download).CacheOutput(policy => policy.NoCache()));
        PlanTables.Map(routes.MapGroup("").RequireCors(Cors).RequireRateLimiting(RequestLimits.Download).CacheOutput(policy => policy.NoCache()));
        Sitemap.Map(routes);
        SiteFiles.Map(routes);
    }
}
