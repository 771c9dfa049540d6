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
    public static Answer? Write(PublisherBook book, Uri address, string? cursor, string? limit, Listing listing)
    {
        var total = book.CountIn(Outlet.Feed);
        var size = int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0
            ? Math.Min(asked, LargestPage)
            : 50;
        if (!TryReadCursor(cursor, total, out var older, out var round))
            return null;
        var rows = listing == Listing.Emptied ? 0 : Math.Min(size, older);
        var next = Next(older - rows, round, total, listing);

        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteStartObject();
            json.WriteString("uri", $"{address}ocds/releases?cursor={WriteCursor((older, round))}&limit={Words.Number(size)}");
            json.WriteString("version", "1.1");
            json.WriteString("publishedDate", book.Now.ToOffset(OfficeHours.Offset));
            json.WriteStartObject("publisher");
            json.WriteString("name", "Portal Nacional de Convocatorias (país de muestra)");
            json.WriteEndObject();
            json.WriteString("license", "https://creativecommons.org/licenses/by/4.0/");
            json.WriteStartArray("releases");
            for (var row = 1; row <= rows; row++)
            {
                var notice = book[Outlets.IndexOf(Outlet.Feed, older - row)];
                OcdsRelease.Write(json, listing == Listing.Inventing ? Rounds.Again(notice, round) : notice, book.Now, address);
            }

            json.WriteEndArray();
            json.WriteStartObject("links");
            if (next is { } further)
                json.WriteString("next", $"{address}ocds/releases?cursor={WriteCursor(further)}&limit={Words.Number(size)}");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new Answer("application/json", buffer.WrittenSpan.ToArray(), book.Now);
    }

    private static (int Older, int Round)? Next(int older, int round, int total, Listing listing) => listing switch
    {
        Listing.Emptied => null,
        Listing.AsItIs => older > 0 ? (older, round) : null,
        _ => older > 0 ? (older, round) : (total, round + 1),
    };

    // Only an endless feed has more than one round.
    private static string WriteCursor((int Older, int Round) at) => at.Round == 0
        ? string.Create(CultureInfo.InvariantCulture, $"c{at.Older:x8}")
        : string.Create(CultureInfo.InvariantCulture, $"c{at.Older:x8}.{at.Round}");

    private static bool TryReadCursor(string? cursor, int total, out int older, out int round)
    {
        (older, round) = (total, 0);
        if (string.IsNullOrEmpty(cursor))
            return true;
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        return cursor.StartsWith('c')
            && int.TryParse(cursor.AsSpan(1, (dot < 0 ? cursor.Length : dot) - 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out older)
            && (dot < 0 || int.TryParse(cursor.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out round))
            && older >= 0 && older <= total;
    }
}
