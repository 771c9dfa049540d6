using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ProcurementHub.Demo.Content;

namespace ProcurementHub.Demo.Serving;

/// <summary>Release packages, newest call first. The cursor counts the calls older than the page, so new calls move nothing.</summary>
internal static class OcdsFeed
{
    private const int LargestPage = 100;

    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <returns>Null where the cursor is none of ours.</returns>
    public static Answer? Write(PublisherBook book, Uri address, string? cursor, string? limit, bool isEmptied)
    {
        var total = book.CountIn(Outlet.Feed);
        var size = int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0
            ? Math.Min(asked, LargestPage)
            : 50;
        if (!TryReadCursor(cursor, total, out var older))
            return null;
        var rows = isEmptied ? 0 : Math.Min(size, older);
        var next = older - rows;

        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteStartObject();
            json.WriteString("uri", $"{address}ocds/releases?cursor={WriteCursor(older)}&limit={Words.Number(size)}");
            json.WriteString("version", "1.1");
            json.WriteString("publishedDate", book.Now.ToOffset(OfficeHours.Offset));
            json.WriteStartObject("publisher");
            json.WriteString("name", "Portal Nacional de Convocatorias (país de muestra)");
            json.WriteEndObject();
            json.WriteString("license", "https://creativecommons.org/licenses/by/4.0/");
            json.WriteStartArray("releases");
            for (var row = 1; row <= rows; row++)
                OcdsRelease.Write(json, book[Outlets.IndexOf(Outlet.Feed, older - row)], book.Now, address);
            json.WriteEndArray();
            json.WriteStartObject("links");
            if (next > 0 && !isEmptied)
                json.WriteString("next", $"{address}ocds/releases?cursor={WriteCursor(next)}&limit={Words.Number(size)}");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new Answer("application/json", buffer.WrittenSpan.ToArray(), book.Now);
    }

    private static string WriteCursor(int older) => string.Create(CultureInfo.InvariantCulture, $"c{older:x8}");

    private static bool TryReadCursor(string? cursor, int total, out int older)
    {
        older = total;
        return string.IsNullOrEmpty(cursor)
            || (cursor.StartsWith('c')
                && int.TryParse(cursor.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out older)
                && older >= 0 && older <= total);
    }
}
