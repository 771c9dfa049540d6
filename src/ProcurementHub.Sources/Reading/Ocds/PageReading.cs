using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>The notice's web page, where the publisher names it. A document is no page: it shows one side of the notice.</summary>
internal static class PageReading
{
    public static string? AddressOf(in ReleaseParts release, OcdsSettings settings)
    {
        JsonElement[] holders = [release.HasTender ? release.Tender : release.Planning, release.Whole];
        foreach (var holder in holders)
        {
            if (JsonValues.TextOf(JsonValues.Member(holder, settings.PageField)) is { } address
                && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
                return address;
        }

        return null;
    }
}
