using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Exporting.Ocds;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Web.Api;
using ProcurementHub.Web.Api.Describing;

namespace ProcurementHub.Web.OpenData;

/// <summary>Notices in the Open Contracting Data Standard: each version is a release, each ocid a record with its history.</summary>
internal sealed class OcdsPages(NoticeReleases releases, IOptions<SiteOptions> site, ApiLinks links, TimeProvider time)
{
    private const string Releases = "/ocds/releases";
    private const string Records = "/ocds/records";
    private const string From = "from";
    private const string Until = "to";

    // A record is whole or not at all: who has more versions than this has them in the packages of releases.
    private const int MostInRecord = 1_000;

    private static readonly DateOnly first = new(2000, 1, 1);
    private static readonly IReadOnlyList<ApiParameter> parameters = [new(From, Example: "2026-10"), new(Until, Example: "2026-11"), .. ApiParameter.OfPages];

    private readonly OcdsIdentity identity = new(site.Value);

    public static void Map(IEndpointRouteBuilder ocds)
    {
        ocds.MapGet(Releases, (HttpContext context, OcdsPages own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.ReleasesAsync(context, text, cancellationToken)).Describes("OcdsReleases", parameters);
        ocds.MapGet(Releases + "/{**ocid}", (string ocid, OcdsPages own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.OfOcidAsync(PathPart.Read(ocid), isRecord: false, text, cancellationToken)).Describes("OcdsReleasesOfOne", []);
        ocds.MapGet(Records + "/{**ocid}", (string ocid, OcdsPages own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.OfOcidAsync(PathPart.Read(ocid), isRecord: true, text, cancellationToken)).Describes("OcdsRecord", []);
    }

    private async Task<IResult> ReleasesAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text, parameters.Select(parameter => parameter.Name));
        var (from, until) = (question.Month(From), question.Month(Until));
        if (until < from)
            question.Wrong(Until, "MonthsBackwards");
        var take = question.Take();
        var asked = string.Create(CultureInfo.InvariantCulture, $"{Releases} {from:yyyy-MM} {until:yyyy-MM}");
        var cursor = question.Continuation(asked);
        if (question.IsWrong)
            return ApiProblems.Wrong(question.Errors, text);

        var (afterAt, afterId) = Place(cursor);
        var seen = await releases.SeenAsync(
            Start(from ?? first), until is { } last ? Start(last.AddMonths(1)) : time.GetUtcNow().AddDays(1), afterAt, afterId, take + 1, cancellationToken);
        // The standard knows no package without a release.
        if (seen.Count == 0)
            return ApiProblems.NotFound(text);
        var page = seen.Take(take).ToList();
        var next = seen.Count <= take ? null : NextPage.Of(
            links, context.Request, new ApiCursor($"{page[^1].ObservedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)} {page[^1].VersionId.ToString(CultureInfo.InvariantCulture)}", null, false).Write(asked));
        return Package(site.Value.PublicUrl, links.Whole(context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent()), page[^1].ObservedAt, json =>
        {
            json.WriteStartArray("releases");
            WriteAll(json, page.Select(Release));
            json.WriteEndArray();
            WriteNext(json, next);
        });
    }

    private async Task<IResult> OfOcidAsync(string ocid, bool isRecord, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var found = await releases.OfOcidAsync(ocid, MostInRecord, cancellationToken);
        // A notice whose source gives an ocid is not to be had under ours too.
        if (found.Count == 0 && identity.KeyOf(ocid) is { } key)
            found = [.. (await releases.OfNoticeAsync(key, MostInRecord, cancellationToken)).Where(version => identity.OcidOf(key, version.Content) == ocid)];
        if (found.Count == 0)
            return ApiProblems.NotFound(text);
        var all = found.Select(Release).ToList();
        var uri = links.Whole($"{(isRecord ? Records : Releases)}/{PathPart.Write(ocid)}");
        return Package(site.Value.PublicUrl, uri, found[^1].ObservedAt, json =>
        {
            if (!isRecord)
            {
                json.WriteStartArray("releases");
                WriteAll(json, all);
                json.WriteEndArray();
                return;
            }

            json.WriteStartArray("records");
            json.WriteStartObject();
            json.WriteString("ocid", ocid);
            json.WriteStartArray("releases");
            WriteAll(json, all);
            json.WriteEndArray();
            json.WritePropertyName("compiledRelease");
            WriteAll(json, [all[^1] with { Tag = OcdsRelease.Compiled }]);
            json.WriteEndObject();
            json.WriteEndArray();
        });
    }

    internal static Tagged Package(Uri site, Uri uri, DateTimeOffset published, Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, OcdsPackage.Options))
        {
            json.WriteStartObject();
            OcdsPackage.WriteHead(json, uri, site, published);
            write(json);
            json.WriteEndObject();
        }

        return new Tagged(bytes.ToArray(), "application/json; charset=utf-8");
    }

    /// <param name="next">Null after the last page.</param>
    internal static void WriteNext(Utf8JsonWriter json, Uri? next)
    {
        if (next is null)
            return;
        json.WriteStartObject("links");
        json.WriteString("next", next.AbsoluteUri);
        json.WriteEndObject();
    }

    private void WriteAll(Utf8JsonWriter json, IEnumerable<OcdsRelease> all)
    {
        var writer = new OcdsReleaseWriter(json, identity, links.PageOf);
        foreach (var release in all)
            writer.Write(release);
    }

    private static OcdsRelease Release(NoticeRelease version)
    {
        var content = version.Content;
        return new OcdsRelease(
            version.Key, content, version.Number, version.ObservedAt,
            OcdsRelease.TagOf(content.Status, version.Number, version.IsStatusNew, version.StatusBefore));
    }

    private static (DateTimeOffset At, long Id) Place(ApiCursor? cursor) =>
        cursor?.Place.Split(' ') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (new DateTimeOffset(at, TimeSpan.Zero), version)
            : (DateTimeOffset.UnixEpoch, 0);

    private static DateTimeOffset Start(DateOnly month) => new(month.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
