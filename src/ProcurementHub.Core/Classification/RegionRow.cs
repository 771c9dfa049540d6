namespace ProcurementHub.Core.Classification;

/// <summary>One line of a region file: code, parent, name, level, aliases between bars, and for countries the English name.</summary>
internal sealed record RegionRow(Region Region, IReadOnlyList<string> Aliases)
{
    internal static IEnumerable<RegionRow> Read(TextReader file)
    {
        var columns = (file.ReadLine() ?? "").Split(',');
        while (file.ReadLine() is { } line)
        {
            if (line.Length == 0) continue;
            var cells = line.Split(',');
            var name = Cell("name")!;
            yield return new RegionRow(
                new Region(Cell("code")!, Cell("parent"), name, Cell("english") ?? name,
                    Enum.Parse<RegionLevel>(Cell("level")!, ignoreCase: true)),
                Cell("aliases")?.Split('|') ?? []);

            string? Cell(string column) =>
                Array.IndexOf(columns, column) is >= 0 and var at && cells[at].Length > 0 ? cells[at] : null;
        }
    }
}
