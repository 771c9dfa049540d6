using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>The notice's web page, where the publisher names it. A document is no page, as it shows one side of the notice, unless the definition says that it is.</summary>
internal static class PageReading
{
    public static string? AddressOf(in ReleaseParts release, OcdsSettings settings)
    {
        JsonElement[] holders = [release.HasTender ? release.Tender : release.Planning, release.Whole];
        foreach (var holder in holders)
        {
            if (Web(JsonValues.Member(holder, settings.PageField)) is { } address)
                return address;
        }

        return settings.PageDocument is { } type ? Document(release, type) : null;
    }

    private static string? Document(in ReleaseParts release, string type)
    {
        foreach (var document in JsonValues.ObjectsOf(JsonValues.Member(release.Tender, "documents"u8)))
        {
            if (JsonValues.TextOf(JsonValues.Member(document, "documentType"u8)) == type
                && Web(JsonValues.Member(document, "url"u8)) is { } address)
                return address;
        }

        return null;
    }

    private static string? Web(JsonElement address) =>
        JsonValues.TextOf(address) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? text
            : null;
}
