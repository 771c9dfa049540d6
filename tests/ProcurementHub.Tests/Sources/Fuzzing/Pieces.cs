using System.Text.Json;
using System.Text.Json.Nodes;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>The beginning of a document, whole in itself: a run gets through many small ones in the time of a large one.</summary>
internal static class Pieces
{
    private const int Largest = 64_000;

    /// <returns>Null where the document is large and cannot be cut.</returns>
    public static byte[]? Of(string reader, byte[] whole) => reader switch
    {
        ReaderNames.Csv => whole.AsSpan(0, EndOfLine(whole, 40)).ToArray(),
        ReaderNames.Xlsx => WorkbookPiece.Of(whole, rows: 60),
        ReaderNames.Ocds or ReaderNames.Json when whole.Length > Largest / 2 => Small(Json(whole)),
        _ => Small(whole),
    };

    private static byte[]? Small(byte[]? whole) => whole?.Length <= Largest ? whole : null;

    private static int EndOfLine(byte[] text, int line)
    {
        var end = 0;
        while (line-- > 0 && text.AsSpan(end).IndexOf((byte)'\n') is var at and >= 0)
            end += at + 1;
        return line < 0 ? Math.Min(end, Largest) : Math.Min(text.Length, Largest);
    }

    private static byte[]? Json(byte[] whole)
    {
        try
        {
            var root = JsonNode.Parse(whole);
            Shorten(root);
            return JsonSerializer.SerializeToUtf8Bytes(root);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Shorten(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            while (list.Count > 3)
                list.RemoveAt(list.Count - 1);
        }

        foreach (var child in node switch { JsonArray array => array, JsonObject members => members.Select(member => member.Value), _ => [] })
            Shorten(child);
    }
}
