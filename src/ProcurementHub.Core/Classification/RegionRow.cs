namespace ProcurementHub.Core.Classification;

/// <summary>
/// One line of a region file: code, parent, name, level, aliases between bars, the English name where it differs, and
/// the names that mean this place wherever a text has them.
/// </summary>
internal sealed record RegionRow(Region Region, IReadOnlyList<string> Aliases)
{
    /// <summary>
    /// Names that no street, saint, person or other place has: they count in a text without a word that announces a
    /// place. Chosen by hand, name by name.
    /// </summary>
    internal IReadOnlyList<string> Alone { get; init; } = [];

    internal static IEnumerable<RegionRow> Read(TextReader file)
    {
        var columns = (file.ReadLine() ?? "").Split(',');
        int code = Column("code"), parent = Column("parent"), name = Column("name"), english = Column("english"),
            level = Column("level"), aliases = Column("aliases"), alone = Column("alone");
        while (file.ReadLine() is { } line)
        {
            if (line.Length == 0) continue;
            var cells = line.Split(',');
            yield return new RegionRow(
                new Region(cells[code], Cell(parent), cells[name], Cell(english) ?? cells[name], Level(cells[level])),
                Names(aliases))
            {
                Alone = Names(alone),
            };

            string? Cell(int at) => at >= 0 && cells[at].Length > 0 ? cells[at] : null;

            string[] Names(int at) => Cell(at)?.Split('|') ?? [];
        }

        static RegionLevel Level(string word) => word switch
        {
            "district" => RegionLevel.District,
            "province" => RegionLevel.Province,
            "first" => RegionLevel.First,
            "country" => RegionLevel.Country,
            _ => throw new InvalidOperationException($"'{word}' is not a level of the region files."),
        };

        int Column(string title) => Array.IndexOf(columns, title);
    }
}
