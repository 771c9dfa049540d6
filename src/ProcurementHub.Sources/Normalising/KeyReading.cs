using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

internal static class KeyReading
{
    // Keys have an index on both engines.
    private const int Longest = 200;

    /// <summary>
    /// A name in the key is folded: it is written now with one blank and now with two, with accents and without.
    /// </summary>
    /// <returns>Null when a part of the key is missing.</returns>
    public static string? Read(RecordReading reading)
    {
        var from = reading.Definition.Key.From;
        // What a page lacks may be known from the list that led to it, and then stands in the native id itself.
        if (reading.Text(FieldNames.NativeId) is { } nativeId)
            return Short(nativeId);
        if (from.Count == 1)
            return Short(reading.Text(from[0]));

        var parts = new List<string>(from.Count);
        foreach (var field in from)
        {
            if (Part(reading, field) is { } part)
                parts.Add(part);
            // A name only tells apart who uses the same code; without it the code is still one.
            else if (field != FieldNames.EntityName)
                return null;
        }

        return Short(string.Join('/', parts));
    }

    private static string? Part(RecordReading reading, string fields)
    {
        foreach (var field in fields.Split('|'))
        {
            if (reading.Text(field) is { } text)
                return field == FieldNames.EntityName ? Folding.Fold(text) : text;
        }

        return null;
    }

    /// <summary>The page that the source itself gives, else what the definition makes of the id.</summary>
    public static string? Address(RecordReading reading, string nativeId) =>
        reading.Text(FieldNames.Url)
        ?? reading.Definition.Url?.Replace("{nativeId}", Uri.EscapeDataString(nativeId), StringComparison.Ordinal);

    private static string? Short(string? key) => key is { Length: > Longest } ? null : key;
}
