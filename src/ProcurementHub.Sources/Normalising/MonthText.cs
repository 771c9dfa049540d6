using System.Globalization;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Sources.Normalising;

/// <summary>Months as plans write them: "Setiembre", "Abril ", "SET", "9".</summary>
internal static class MonthText
{
    public static IReadOnlyList<string> Spanish { get; } =
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    private static readonly string[] english =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <returns>1 to 12, or null.</returns>
    public static int? Parse(string text)
    {
        var word = Folding.Fold(text);
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number is >= 1 and <= 12 ? number : null;
        // "Setiembre" is as good Spanish as "septiembre".
        word = word.StartsWith("seti", StringComparison.Ordinal) ? "sept" + word[3..] : word == "set" ? "sep" : word;
        if (word.Length < 3)
            return null;
        for (var month = 0; month < 12; month++)
        {
            if (Spanish[month].StartsWith(word, StringComparison.Ordinal) || english[month].StartsWith(word, StringComparison.Ordinal))
                return month + 1;
        }

        return null;
    }
}
