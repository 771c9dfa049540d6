using System.Globalization;
using System.Text;

namespace ProcurementHub.Demo.Content;

/// <summary>A sentence with gaps: "{a|b}" takes one of the words, "{lugar}" and its like take a fact of the call.</summary>
internal sealed class Template
{
    private readonly List<(string Text, bool IsGap, string[] Words)> _parts = [];

    public Template(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var opens = text.IndexOf('{', at);
            if (opens < 0)
                opens = text.Length;
            if (opens > at)
                _parts.Add((text[at..opens], false, []));
            if (opens == text.Length)
                break;
            var closes = text.IndexOf('}', opens);
            var gap = text[(opens + 1)..closes];
            _parts.Add((gap, true, gap.Contains('|', StringComparison.Ordinal) ? gap.Split('|') : []));
            at = closes + 1;
        }
    }

    public string Fill(Dice dice, PublishedEntity entity, Place place, int year)
    {
        var text = new StringBuilder(200);
        foreach (var (part, isGap, words) in _parts)
        {
            text.Append(!isGap ? part
                : words.Length > 0 ? dice.Pick(words)
                : Fact(part, dice, entity, place, year));
        }

        return text.ToString();
    }

    private static string Fact(string gap, Dice dice, PublishedEntity entity, Place place, int year) => gap switch
    {
        "lugar" => $"distrito de {place.District}, provincia de {place.Province}, departamento de {place.Department}",
        "distrito" => place.District,
        "provincia" => place.Province,
        "departamento" => place.Department,
        "entidad" => entity.Acronym,
        "n" => Number((dice.Between(2, 9) * (int)Math.Pow(10, dice.Between(1, 3))) + dice.Next(10)),
        "pocos" => Number(dice.Between(2, 12)),
        "meses" => Number(dice.Pick([3, 6, 8, 10, 12, 12, 12, 24])),
        "cui" => Number(dice.Between(2_200_000, 2_699_999)),
        "km" => Number(dice.Between(2, 48)),
        "año" => Number(year),
        _ => throw new FormatException($"A template has the unknown gap '{gap}'."),
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
