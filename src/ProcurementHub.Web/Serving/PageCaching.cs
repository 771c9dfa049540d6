using System.IO.Compression;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace ProcurementHub.Web.Serving;

/// <summary>
/// Pages that are the same for everybody with the same language, address and choice are kept for a short while, packed
/// as they are sent. Only they are packed: a page with somebody's own link in it would tell of it by its length.
/// </summary>
public static class PageCaching
{
    /// <summary>For [OutputCache(PolicyName = ...)] on pages and feeds without anybody's own data.</summary>
    public const string Public = "public";

    /// <summary>The same, for what costs a pass over many notices and moves slowly.</summary>
    public const string Slow = "slow";

    /// <summary>Of all that is kept.</summary>
    internal const string Tag = "kept";

    private const long MostBytes = 64 * 1024 * 1024;
    private const long LargestPage = 1024 * 1024;
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddPageCaching(this IServiceCollection services)
    {
        services.AddOutputCache(cache =>
        {
            (cache.SizeLimit, cache.MaximumBodySize) = (MostBytes, LargestPage);
            cache.AddPolicy(Public, policy => Varied(policy.Expire(Short)));
            cache.AddPolicy(Slow, policy => Varied(policy.Expire(Long)));
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        return services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/rss+xml", "application/atom+xml", "text/calendar", "application/ld+json"];
        });
    }

    /// <summary>After routing, since the endpoint says whether its answers are everybody's.</summary>
    public static void UsePageCaching(this WebApplication application)
    {
        application.UseOutputCache();
        application.UseWhen(
            context => context.GetEndpoint()?.Metadata.GetMetadata<IOutputCachePolicy>() is not null
                || context.GetEndpoint()?.Metadata.GetMetadata<OutputCacheAttribute>() is not null,
            branch => branch.UseResponseCompression());
    }

    private static void Varied(OutputCachePolicyBuilder policy) => policy
        .Tag(Tag)
        .SetVaryByHost(false)
        .VaryByValue(context => KeyValuePair.Create("for",
            $"{context.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture.Name} {Encoding(context)} {context.Request.Cookies[VisitorChoice.CookieName]}"));

    // What is asked for in a hundred spellings is answered in three ways.
    private static string Encoding(HttpContext context)
    {
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        return accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br"
            : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "";
    }
}
