namespace ProcurementHub.Core.Classification.Learning;

/// <summary>What the hub itself knows of sectors: the words of sectors.json and the titles of sector-examples.txt.</summary>
internal static class OwnTrainingLines
{
    private const string None = "none";

    internal static IEnumerable<TrainingLine> Read(SectorData data)
    {
        for (var sector = 0; sector < data.Sectors.Count; sector++)
        {
            foreach (var words in Split(data.Sectors[sector].Words, ',')) yield return Line(words, sector);
        }
        foreach (var (sector, title) in Examples(data)) yield return Line(title, sector);
    }

    private static IEnumerable<(int, string)> Examples(SectorData data)
    {
        using var file = new StreamReader(EmbeddedData.Open("sector-examples.txt"));
        while (file.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var sector = data.Sectors.ToList().FindIndex(row => row.Code == line[..colon]);
            if (sector < 0 && line[..colon] != None) throw new InvalidDataException($"sector-examples.txt names '{line[..colon]}', which is not a sector.");
            foreach (var title in Split(line[(colon + 1)..], ';')) yield return (sector, title);
        }
    }

    private static string[] Split(string text, char by) =>
        text.Split(by, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static TrainingLine Line(string text, int sector) => new(text, sector < 0 ? [] : [sector], TrainingKind.Own);
}
