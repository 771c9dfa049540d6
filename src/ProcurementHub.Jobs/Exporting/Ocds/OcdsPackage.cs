using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ProcurementHub.Jobs.Exporting.Ocds;

/// <summary>What stands around releases and records: who publishes, under which version, with which extensions.</summary>
public static class OcdsPackage
{
    /// <summary>Accents stay letters; what could end a script is escaped.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly string[] extensions =
    [
        "https://raw.githubusercontent.com/open-contracting-extensions/ocds_location_extension/v1.1.5/extension.json",
        "https://raw.githubusercontent.com/open-contracting-extensions/ocds_tenderDatePublished_extension/master/extension.json",
        "https://raw.githubusercontent.com/open-contracting-extensions/ocds_statusDetails_extension/master/extension.json",
        "https://raw.githubusercontent.com/open-contracting-extensions/ocds_pagination_extension/master/extension.json",
    ];

    /// <param name="uri">Where the package is to be had.</param>
    /// <param name="published">When the last thing in it was seen: the same package says the same.</param>
    public static void WriteHead(Utf8JsonWriter json, Uri uri, Uri site, DateTimeOffset published)
    {
        json.WriteString("uri", uri.AbsoluteUri);
        json.WriteString("version", "1.1");
        json.WriteStartArray("extensions");
        foreach (var extension in extensions)
            json.WriteStringValue(extension);
        json.WriteEndArray();
        json.WriteString("publishedDate", published);
        json.WriteStartObject("publisher");
        json.WriteString("name", "ProcurementHub");
        json.WriteString("uri", site.AbsoluteUri);
        json.WriteEndObject();
        // Each source has a licence of its own; the page says which.
        json.WriteString("publicationPolicy", new Uri(site, "/about").AbsoluteUri);
    }
}
