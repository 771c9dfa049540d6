using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>The beginning of a piece of JSON, as much as helps a person to see what it was.</summary>
internal static class RawHead
{
    private const int Length = 2000;

    public static string Of(JsonElement element) => Of(JsonMarshal.GetRawUtf8Value(element));

    public static string Of(ReadOnlySpan<byte> json)
    {
        if (json.Length <= Length)
            return Encoding.UTF8.GetString(json);
        // Not through the middle of a character: its later bytes all begin with the bits 10.
        var end = Length;
        while (end > 0 && (json[end] & 0xC0) == 0x80)
            end--;
        return Encoding.UTF8.GetString(json[..end]) + "…";
    }
}
