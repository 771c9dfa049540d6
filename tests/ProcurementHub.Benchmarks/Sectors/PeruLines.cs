using ProcurementHub.Core.Classification.Learning;

namespace ProcurementHub.Benchmarks.Sectors;

/// <summary>Peruvian titles whose trades are known in another way than by UNSPSC codes.</summary>
internal static class PeruLines
{
    // What CONOSCE itself says a direct contract is about; its two "others" say nothing.
    private static readonly Dictionary<string, string> headings = new(StringComparer.Ordinal)
    {
        ["MATERIAL Y EQUIPO MEDICO"] = "medical safety laboratory",
        ["MEDICAMENTOS"] = "medical",
        ["ALIMENTOS"] = "food",
        ["ALOJAMIENTO TEMPORAL Y ALIMENTACIÓN"] = "tourism catering food",
        ["PROD. ASEO Y LIMPIEZA"] = "cleaning",
        ["LIMPIEZA Y FUMIGACIÓN"] = "cleaning",
        ["OBRAS, CONSTRUCCIONES Y CONSULTORIAS"] = "construction engineering",
        ["ADQUISICIÓN Y ALQUILER DE VEHÍCULOS"] = "vehicles transport",
        ["SEGUROS"] = "finance",
    };

    public static IReadOnlyList<(string Name, IReadOnlyList<TrainingLine> Lines)> Read(List<PublishedLine> published, string[] slugs)
    {
        var plan = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Sectors", "peru-plan-sectors.csv"))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split(';')).ToDictionary(cells => cells[0], cells => cells[1]);
        return
        [
            ("Banco de la Nación, plan of 2019", [.. published.Where(line => line.Source == "pe-plan-csv")
                .Select(line => Line(line, plan.GetValueOrDefault(line.Reference ?? "")?.Split(' '), slugs)).OfType<TrainingLine>().Distinct()]),
            ("CONOSCE, direct contracts of 2020", [.. published.Where(line => line.Source == "pe-conosce-direct")
                .Select(line => Line(line, [.. line.Codes.SelectMany(code => headings.GetValueOrDefault(code.Id)?.Split(' ') ?? []).Distinct()], slugs))
                .OfType<TrainingLine>().Distinct()]),
        ];
    }

    private static TrainingLine? Line(PublishedLine line, string[]? sectors, string[] slugs) =>
        sectors is null or []
            ? null
            : new TrainingLine(line.Title, [.. sectors.Select(sector => Array.IndexOf(slugs, sector))], TrainingKind.Published, line.Entity?.Id ?? "");
}
