using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Web.Api;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.OpenData;

/// <summary>The public pages for search engines: an index, and parts of at most as many addresses as the protocol allows.</summary>
internal sealed class Sitemap(NoticeAddresses notices, ApiLinks links)
{
    public const string Path = "/sitemap.xml";
    private const int MostInPart = 25_000;
    private const string Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly string[] pages = ["/", "/search", "/about", "/statistics", "/status", "/signup", "/api"];
    private static readonly XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (Sitemap own, CancellationToken cancellationToken) => own.IndexAsync(cancellationToken)).CacheOutput(PageCaching.Slow);
        routes.MapGet("/sitemap-pages.xml", (Sitemap own) => own.Part(pages.Select(page => (page, (DateTimeOffset?)null)))).CacheOutput(PageCaching.Slow);
        routes.MapGet("/sitemap-{first:long}.xml", (long first, Sitemap own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.NoticesAsync(first, text, cancellationToken)).CacheOutput(PageCaching.Slow).RequireRateLimiting(RequestLimits.Download);
    }

    private async Task<IResult> IndexAsync(CancellationToken cancellationToken)
    {
        var parts = await notices.PartsAsync(MostInPart, cancellationToken);
        return Xml("sitemapindex", xml =>
        {
            Entry(xml, "sitemap", "/sitemap-pages.xml", null);
            foreach (var first in parts)
                Entry(xml, "sitemap", $"/sitemap-{first.ToString(CultureInfo.InvariantCulture)}.xml", null);
        });
    }

    private async Task<IResult> NoticesAsync(long first, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var part = await notices.PartAsync(first, MostInPart, cancellationToken);
        return part.Count > 0
            ? Part(part.Select(notice => (NoticePath.Of(notice.Key), (DateTimeOffset?)notice.ObservedAt)))
            : ApiProblems.NotFound(text);
    }

    private Tagged Part(IEnumerable<(string Path, DateTimeOffset? Changed)> addresses) => Xml("urlset", xml =>
    {
        foreach (var (path, changed) in addresses)
            Entry(xml, "url", path, changed);
    });

    private void Entry(XmlWriter xml, string name, string path, DateTimeOffset? changed)
    {
        xml.WriteStartElement(name, Schema);
        xml.WriteElementString("loc", Schema, links.Whole(path).AbsoluteUri);
        if (changed is { } instant)
            xml.WriteElementString("lastmod", Schema, instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static Tagged Xml(string root, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement(root, Schema);
            write(xml);
            xml.WriteEndDocument();
        }

        return new Tagged(bytes.ToArray(), "application/xml; charset=utf-8");
    }
}
