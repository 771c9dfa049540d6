using System.Globalization;
using ProcurementHub.Demo.Content.Trades;

namespace ProcurementHub.Demo.Content;

/// <summary>The lines of a plan, written by hand in a spreadsheet and it shows.</summary>
internal static class PlanWriter
{
    private static readonly string[] Funds =
        ["Recursos Ordinarios", "Recursos Directamente Recaudados", "Recursos Determinados", "Donaciones y Transferencias"];

    public static IReadOnlyList<PublishedPlanLine> Write(
        int seed, PublishedEntity entity, int year, IReadOnlyCollection<int> withdrawn)
    {
        var body = int.Parse(entity.ConsucodeId, CultureInfo.InvariantCulture);
        var dice = Dice.For(seed, Purpose.Plan, body * 20 + year);
        var lines = new List<PublishedPlanLine>();
        var reference = 0;
        for (var left = dice.Between(12, 32); left > 0; left--)
        {
            // A gap is a line that was taken out before the plan was published.
            reference += dice.Percent(6) ? 2 : 1;
            lines.Add(Line(reference, entity, year, dice));
        }

        // The same thing planned twice is legitimate.
        if (dice.Percent(30))
            lines.Add(lines[0] with { Reference = reference + 1 });
        return [.. lines.Where(line => !withdrawn.Contains(line.Reference))];
    }

    private static PublishedPlanLine Line(int reference, PublishedEntity entity, int year, Dice dice)
    {
        var trade = dice.Pick(TradeCatalogue.For(entity.Kind));
        var items = SubjectWriter.Items(trade, dice);
        var description = SubjectWriter.Describe(trade, entity, entity.Place, year, dice);
        return new PublishedPlanLine(
            reference, dice.Pick(ProcedureKind.For(trade.Category)), trade.Category, Garnish(description, dice),
            items[0].Cubso, items.Count, SubjectWriter.Amount(trade, dice), dice.Pick(Funds), dice.Between(1, 12),
            Spelling.Plain(entity.Place.Department), dice.Percent(10) ? "Sujeto a disponibilidad presupuestal; ver anexo" : "");
    }

    // Separators, quotes and line breaks inside a cell: legitimate in CSV, and the end of many a reader.
    private static string Garnish(string description, Dice dice) => dice.Next(20) switch
    {
        0 => description + "; segunda etapa",
        1 => description + "\nSegún términos de referencia",
        2 => "\"" + description + "\" - saldo",
        3 => "  " + description,
        _ => description,
    };
}
