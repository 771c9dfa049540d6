using System.Globalization;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>
/// Halves of surrogate pairs, written as escapes: "\ud83d" where a publisher cut a text in the middle of a sign.
/// JSON's grammar allows them, but no text can hold them: even asking an object for a member throws when another
/// member has such a name. Each becomes the replacement sign, which is as long.
/// </summary>
internal static class JsonSurrogates
{
    private const int EscapeLength = 6;

    public static void Mend(Span<byte> json)
    {
        if (!json.Contains((byte)'\\'))
            return;
        Mend(json, "\\ud"u8);
        Mend(json, "\\uD"u8);
    }

    private static void Mend(Span<byte> json, ReadOnlySpan<byte> beginning)
    {
        var at = 0;
        while (json[at..].IndexOf(beginning) is >= 0 and var next)
        {
            at += next;
            if (!IsEscape(json, at) || Code(json, at) is not { } code)
            {
                at++;
            }
            else if (char.IsHighSurrogate(code) && Code(json, at + EscapeLength) is { } low && char.IsLowSurrogate(low))
            {
                at += 2 * EscapeLength;
            }
            else
            {
                // A second half that is left alone is looked at again by its own beginning: its first may have been written otherwise.
                if (char.IsHighSurrogate(code) || (char.IsLowSurrogate(code) && !FollowsItsFirst(json, at)))
                    "\\ufffd"u8.CopyTo(json[at..]);
                at += EscapeLength;
            }
        }
    }

    private static bool FollowsItsFirst(ReadOnlySpan<byte> json, int at) =>
        at >= EscapeLength && IsEscape(json, at - EscapeLength) && Code(json, at - EscapeLength) is { } first && char.IsHighSurrogate(first);

    /// <summary>An odd number of backslashes before it makes a backslash of the text of it.</summary>
    private static bool IsEscape(ReadOnlySpan<byte> json, int at)
    {
        var before = json[..at];
        return (before.Length - before.TrimEnd((byte)'\\').Length) % 2 == 0;
    }

    private static char? Code(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;
}
