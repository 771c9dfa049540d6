using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>What is done on purpose to texts with marks in them, and what publishers' programs do by mistake.</summary>
internal static partial class TextDamage
{
    private static readonly SearchValues<byte> delimiters = SearchValues.Create("<>\"',;:{}[]&= \n/|"u8);

    private static readonly string[] openings =
    [
        "<a>", "<div>", "<table><tr><td>", "<b>", "<b><p>", "<ul><li>", "<svg>", "<font size=1><p>", "<tr><td>", "<!--", "<![CDATA[", "<cac:x xmlns:cac='urn:x'>", "<item>", "<row>",
        "[", "{\"a\":", "[{\"releases\":[", "(", "\"", "'", "&amp;", "</b>", "</div>", "<b></div>", "<td colspan=999>", "<input>",
    ];

    private static readonly string[] values =
    [
        "", "0", "-1", "-0", "1e308", "1e-999", "1E+400", "NaN", "Infinity", "79228162514264337593543950335", "79228162514264337593543950336", "9223372036854775808", "2147483648",
        "0.00000000000000000000000000001", "1,2,3.4.5", "null", "true", "{}", "[]", "\"\"", "---", "31/12/9999 23:59:59", "01/01/0001", "00/00/0000", "29/02/2025", "9999-12-31T23:59:59.9999999-14:00",
        "0001-01-01T00:00:00+14:00", "2026-13-45", "2026-03-29T02:30:00", "20260101", "45000.99999", "2958465.99999999", "-657435", "Thu, 31 Dec 9999 23:59:60 -2359", "12:60", "24:00:00", "\u0000", "\uD83D\uDE00",
        "\u202E", "%00", "http://[", "javascript:alert(1)", "//", "../../../etc/passwd", "=1+1", "ZZZZZZ1", "A0", "A1048577", "999999999", "&#x110000;", "&#0;", "&nbsp;", "&lol;", "\\ud800", "\\u0000",
    ];

    public static byte[] RepeatSign(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        // A sign of the document itself, so that it is one of its delimiters.
        var signs = bytes.AsSpan(at).IndexOfAny(delimiters) is var found and >= 0 ? bytes[at + found] : bytes[at];
        var piece = new byte[random.Next(2) == 0 ? random.Next(1, 100) : random.Next(10_000, 60_000)];
        piece.AsSpan().Fill(signs);
        return ByteDamage.InsertAt(bytes, at, piece);
    }

    public static byte[] Nest(byte[] bytes, Random random)
    {
        var opening = openings[random.Next(openings.Length)];
        var times = random.Next(3) == 0 ? random.Next(10, 300) : random.Next(10_000, 40_000);
        var piece = new StringBuilder(opening.Length * times).Insert(0, opening, times).ToString();
        return ByteDamage.InsertAt(bytes, Between(bytes, random), Encoding.UTF8.GetBytes(piece));
    }

    /// <summary>One value of the document becomes huge: an attribute, a text, a number, a name.</summary>
    public static byte[] Swell(byte[] bytes, Random random)
    {
        var piece = new byte[random.Next(20_000, 150_000)];
        if (random.Next(4) == 0)
            System.Buffers.Text.Base64.EncodeToUtf8InPlace(piece, piece.Length / 2, out _);
        else
            piece.AsSpan().Fill("x0 9é-a1,."u8[random.Next(11)]);
        return Changed(bytes, random, Word(), _ => Encoding.Latin1.GetString(piece));
    }

    /// <summary>A text that no program expects.</summary>
    public static string Value(Random random) => values[random.Next(values.Length)];

    /// <summary>One to five values become something that no program expects there.</summary>
    public static byte[] Estrange(byte[] bytes, Random random)
    {
        for (var times = random.Next(1, 6); times > 0; times--)
            bytes = Changed(bytes, random, random.Next(2) == 0 ? Number() : Word(), _ => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Value(random))));
        return bytes;
    }

    /// <summary>A name near the beginning, such as a header of a table, is another one everywhere.</summary>
    public static byte[] Rename(byte[] bytes, Random random)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var names = Name().Matches(text[..Math.Min(text.Length, 4_000)]);
        if (names.Count == 0)
            return bytes;
        var (name, other) = (names[random.Next(names.Count)].Value, names[random.Next(names.Count)].Value);
        return Encoding.Latin1.GetBytes(text.Replace(name, random.Next(3) == 0 ? other.ToUpperInvariant() : random.Next(2) == 0 ? other : name + "x", StringComparison.Ordinal));
    }

    private static byte[] Changed(byte[] bytes, Random random, Regex what, MatchEvaluator change)
    {
        var text = Encoding.Latin1.GetString(bytes);
        return what.Match(text, random.Next(text.Length)) is { Success: true } match
            ? Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, match.Index), change(match), text.AsSpan(match.Index + match.Length)))
            : bytes;
    }

    /// <summary>Behind a tag, a comma or a line, where most that is inserted still means something.</summary>
    private static int Between(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        return bytes.AsSpan(at).IndexOfAny(">,\n;"u8) is var found and >= 0 ? at + found + 1 : at;
    }

    [GeneratedRegex("[0-9][0-9.,:/ T+-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex("(?<=[>\"'=,; :])[^<>\"'=,;:{}\\[\\]\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex("[A-Za-z_\u00c0-\u00ff]{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
