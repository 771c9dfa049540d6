using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>
/// Takes what is usable from JSON whose types are not what the standard says. A wrong type is "not given";
/// nothing here throws.
/// </summary>
internal static class JsonValues
{
    /// <summary>The text of a string or number, without blanks around it; null for everything else and for blank.</summary>
    public static string? TextOf(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => StringOf(value),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        text = text?.Trim();
        return text is { Length: > 0 } ? text : null;
    }

    /// <summary>Whether <see cref="TextOf"/> gives one; the usual text is not made for that.</summary>
    public static bool HasText(JsonElement value) =>
        (value.ValueKind == JsonValueKind.String && IsPlain(JsonMarshal.GetRawUtf8Value(value)[1..^1])) || TextOf(value) is not null;

    public static bool IsText(JsonElement value, string text) =>
        (value.ValueKind == JsonValueKind.String && value.ValueEquals(text)) || TextOf(value) == text;

    private static bool IsPlain(ReadOnlySpan<byte> raw) => !raw.IsEmpty && char.IsAsciiLetterOrDigit((char)raw[0]);

    public static bool IsTrue(JsonElement value) =>
        value.ValueKind == JsonValueKind.True
        || (value.ValueKind == JsonValueKind.String && value.ValueEquals("true"u8));

    /// <summary>An object that says something; publishers write {} for what they do not have.</summary>
    public static bool IsFilled(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() > 0;

    public static bool IsFilledList(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0;

    public static JsonElement Member(JsonElement value, ReadOnlySpan<byte> name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;

    public static JsonElement Member(JsonElement value, string? name) =>
        name is not null && value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The objects of a list. A single object stands for a list of one: so some exports write those.</summary>
    public static JsonObjects ObjectsOf(JsonElement value) => new(value);

    /// <summary>The texts of a list; a text alone stands for a list of one.</summary>
    public static IEnumerable<string> TextsOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in value.EnumerateArray())
            {
                if (TextOf(element) is { } text)
                    yield return text;
            }
        }
        else if (TextOf(value) is { } text)
        {
            yield return text;
        }
    }

    /// <summary>A number as plain digits with a point; a text as it stands.</summary>
    public static string? AmountOf(JsonElement value)
    {
        if (TextOf(value) is not { } text)
            return null;
        if (value.ValueKind == JsonValueKind.Number && text.AsSpan().IndexOfAny('e', 'E') >= 0
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        return text;
    }

    private static string? StringOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8: what can be read is kept, the rest is marked.
            return LenientlyUnescaped(JsonMarshal.GetRawUtf8Value(value)[1..^1]);
        }
    }

    private static string LenientlyUnescaped(ReadOnlySpan<byte> raw)
    {
        var text = Encoding.UTF8.GetString(raw);
        if (!text.Contains('\\'))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 >= text.Length)
            {
                plain.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == 'u' && i + 4 < text.Length
                && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                i += 4;
            }
            else
            {
                plain.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' or 'f' => ' ', var other => other });
            }
        }

        // Halves without their other half cannot be stored; a round trip turns them into the replacement sign.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(plain.ToString()));
    }
}
