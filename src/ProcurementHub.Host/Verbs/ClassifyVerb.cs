using System.CommandLine;
using System.Globalization;
using System.Text;
using ProcurementHub.Core.Classification;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Classifying;

namespace ProcurementHub.Host.Verbs;

internal static class ClassifyVerb
{
    // How sure a place is that a field or a title names: the resolver tells none that it has to guess.
    private const double PlaceGiven = 0.95, PlaceInText = 0.8;

    /// <summary>A table is shown to people by so many rows at a time, so that a long input does not wait for its end.</summary>
    private const int RowsAtOnce = 500;

    public static Command Create()
    {
        var verb = new Command("classify", """
            Reads lines from standard input and gives each one's sectors and regions with basis and confidence.
            A line is a text, or an object {"text","codes":[{"scheme","id"}],"place"}.
            """);
        verb.Runs((context, cancellationToken) => Task.FromResult(Run(context, cancellationToken)));
        return verb;
    }

    private static int Run(VerbContext context, CancellationToken cancellationToken)
    {
        var configuration = context.Configuration();
        var reading = new LineReading(SectorSettings.Read(configuration), configuration["Site:Country"] ?? "PE");
        if (!Console.IsInputRedirected)
            context.Terminal.Note("Type a line and press Enter; Ctrl-D ends.");

        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        List<ClassifyRow> shown = [];
        int good = 0, bad = 0;
        for (var number = 1; input.ReadLine() is { } text; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var row = reading.Read(number, text);
            context.Terminal.Row(row, HubJson.Lines.ClassifyRow);
            if (row.Error is null)
                good++;
            else
            {
                bad++;
                context.Terminal.Note($"line {number}: {row.Error}");
            }

            shown.Add(row);
            if (shown.Count == RowsAtOnce || !Console.IsInputRedirected)
                Show(context.Terminal, shown);
        }

        Show(context.Terminal, shown);
        if (bad > 0)
            context.Terminal.Note($"{bad} of {good + bad} lines could not be read.");
        return bad == 0 ? ExitCode.Done : good > 0 ? ExitCode.SomethingFailed : ExitCode.WrongUse;
    }

    private static void Show(Terminal terminal, List<ClassifyRow> rows)
    {
        if (rows.Count > 0)
        {
            terminal.Table(["line", "text", "sectors", "regions"], rows.Select(row => (IReadOnlyList<string>)
            [
                row.Line.ToString(CultureInfo.InvariantCulture),
                row.Text ?? "",
                row.Error is not null ? row.Error
                    : row.Sectors.Count == 0 ? "not known"
                    : string.Join("; ", row.Sectors.Select(sector => $"{sector.Sector} {Percent(sector.Confidence)} by {sector.Basis} ({sector.From})")),
                string.Join("; ", row.Regions.Select(region => $"{region.Region} {region.Name} by {region.Basis}")),
            ]));
        }

        rows.Clear();
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");

    private sealed class LineReading(SectorResolver sectors, string country)
    {
        public ClassifyRow Read(int number, string text)
        {
            var line = LineToClassify.Parse(text);
            return line.HasValue
                ? new ClassifyRow(number, line.Value.Text, Sectors(line.Value), Regions(line.Value))
                : new ClassifyRow(number, text, [], [], line.Reason);
        }

        private List<ClassifiedSector> Sectors(LineToClassify line) =>
            [.. sectors.Resolve(line.Codes, line.Text, isWorks: false).Select(found => new ClassifiedSector(
                found.Sector, SectorList.Standard.Find(found.Sector)!.EnglishName,
                found.Basis == SectorBasis.Code ? "code" : "text", found.Confidence, found.From))];

        private List<ClassifiedRegion> Regions(LineToClassify line)
        {
            var tree = RegionTree.Standard;
            if (line.Place is { Length: > 0 } place)
            {
                if (tree.Parse(place, country).ValueOrDefault is { } code)
                    return [Region(code, "place", PlaceGiven)];
                if (tree.NamedIn(country, place) is { Count: > 0 } named)
                    return [.. named.Select(region => Region(region, "place", PlaceInText))];
            }

            return [.. tree.NamedIn(country, line.Text).Select(code => Region(code, "text", PlaceInText))];
        }

        private static ClassifiedRegion Region(string code, string basis, double confidence) =>
            new(code, RegionTree.Standard.Name(code) ?? code, basis, confidence);
    }
}
