using System.Globalization;
using ProcurementHub.Core;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Normalising;

/// <summary>A sum and what stands before or after it.</summary>
internal readonly record struct WrittenMoney(decimal Value, string? Currency);

/// <summary>
/// Reads sums as people write them: "34,100,000.00", "S/. 6,640", "2634268.31 Soles". What could be read in
/// two ways ("1,234" where the source's style is not known) is not read.
/// </summary>
internal static class MoneyText
{
    // Tables keep whole cents in 64 bits.
    private const decimal Largest = long.MaxValue / 100m;

    public static Parsed<WrittenMoney> Parse(string text, NumberStyle style)
    {
        var first = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (first < 0)
            return Failed("has no digits");
        var last = text.AsSpan().LastIndexOfAnyInRange('0', '9');
        var before = text[..first].Trim();
        var after = text[(last + 1)..].Trim();
        if (before.EndsWith('-') || before.EndsWith('(') || before.EndsWith('−'))
            return Failed("is negative");
        var number = Number(text.AsSpan(first, last - first + 1), style);
        if (!number.HasValue)
            return Failed(number.Reason!);
        if (number.Value > Largest)
            return Failed("is larger than any sum of money");
        var currency = before.Length > 0 ? before : after;
        return Parsed.Of(new WrittenMoney(Shortest(number.Value), currency.Length > 0 ? currency : null));
    }

    /// <summary>Without zeros at its end, so that equal sums are written alike wherever they are compared as text.</summary>
    private static decimal Shortest(decimal value) => value / 1.0000000000000000000000000000m;

    private static Parsed<decimal> Number(ReadOnlySpan<char> text, NumberStyle style)
    {
        if (!text.ContainsAnyExceptInRange('0', '9'))
            return Plain(text);
        if (text.ContainsAny('e', 'E'))
            return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var scientific)
                ? Parsed.Of(scientific)
                : Parsed.Failed<decimal>("is not a number");

        Span<char> digits = text.Length <= 64 ? stackalloc char[64] : new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || character is '\'' or '’')
                continue;
            if (!char.IsAsciiDigit(character) && character is not ('.' or ','))
                return Parsed.Failed<decimal>("is not a number");
            digits[length++] = character;
        }

        return Marked(digits[..length], style);
    }

    private static Parsed<decimal> Marked(ReadOnlySpan<char> text, NumberStyle style)
    {
        var mark = style switch
        {
            NumberStyle.DecimalPoint => '.',
            NumberStyle.DecimalComma => ',',
            _ => DecimalMark(text),
        };
        if (mark == Unclear)
            return Parsed.Failed<decimal>("may have a decimal or a thousands mark");
        var group = mark == '.' ? ',' : '.';
        var at = text.IndexOf(mark);
        var whole = at < 0 ? text : text[..at];
        var fraction = at < 0 ? default : text[(at + 1)..];
        if (fraction.ContainsAny('.', ','))
            return Parsed.Failed<decimal>("has more than one decimal mark");
        return AreGroups(whole, group)
            ? Plain($"{whole.ToString().Replace(group.ToString(), "", StringComparison.Ordinal)}.{fraction}0")
            : Parsed.Failed<decimal>("has a thousands mark in the wrong place");
    }

    private const char Unclear = '?';

    private static char DecimalMark(ReadOnlySpan<char> text)
    {
        var point = text.LastIndexOf('.');
        var comma = text.LastIndexOf(',');
        if (point >= 0 && comma >= 0)
            return point > comma ? '.' : ',';
        var (mark, at) = point >= 0 ? ('.', point) : (',', comma);
        if (at < 0)
            return '.';
        // Twice the same mark parts thousands.
        if (text.IndexOf(mark) != at)
            return mark == '.' ? ',' : '.';
        var couldBeThousands = text.Length - at - 1 == 3 && at <= 3 && text[0] != '0';
        return couldBeThousands ? Unclear : mark;
    }

    private static bool AreGroups(ReadOnlySpan<char> whole, char mark)
    {
        var at = whole.IndexOf(mark);
        if (at < 0)
            return true;
        if (at is 0 or > 3)
            return false;
        for (; at < whole.Length; at += 4)
        {
            if (whole[at] != mark || whole.Length - at < 4 || whole.Slice(at + 1, 3).Contains(mark))
                return false;
        }

        return true;
    }

    private static Parsed<decimal> Plain(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? Parsed.Of(value)
            : Parsed.Failed<decimal>("is larger than any sum of money");

    private static Parsed<WrittenMoney> Failed(string reason) => Parsed.Failed<WrittenMoney>(reason);
}
