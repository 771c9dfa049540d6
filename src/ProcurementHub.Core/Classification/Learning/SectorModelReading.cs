using System.Globalization;

namespace ProcurementHub.Core.Classification.Learning;

/// <summary>Takes in the lines of a model file one by one.</summary>
internal sealed class SectorModelReading
{
    private readonly Dictionary<string, SectorModel.Row> rows = new(StringComparer.Ordinal);
    private readonly List<byte> sectors = [];
    private readonly List<sbyte> weights = [];
    private readonly Dictionary<string, string> head = new(StringComparer.Ordinal);
    private readonly List<string> about = [];
    private bool inRows;
    private int count;

    /// <summary>Returns what is wrong with the line, or null.</summary>
    internal string? Take(string line)
    {
        if (line.StartsWith('#'))
        {
            about.Add(line[1..].Trim());
            return null;
        }
        if (line.Length == 0)
        {
            inRows = true;
            count = (head.GetValueOrDefault("sectors") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            return count is > 0 and <= 64 ? null : "the header names no sectors, or more than 64";
        }
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        if (tab < 1) return "it has no tab after its name";
        if (inRows) return TakeRow(line, tab);
        head[line[..tab]] = line[(tab + 1)..];
        return null;
    }

    private string? TakeRow(string line, int tab)
    {
        var start = weights.Count;
        var values = line.AsSpan(tab + 1);
        foreach (var range in values.Split(' '))
        {
            var pair = values[range];
            var colon = pair.IndexOf(':');
            if (colon < 1 || !byte.TryParse(pair[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var sector) || sector >= count
                || !sbyte.TryParse(pair[(colon + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight))
                return $"'{pair}' is not a sector and a weight such as 3:-12";
            sectors.Add(sector);
            weights.Add(weight);
        }
        return rows.TryAdd(line[..tab], new SectorModel.Row(start, weights.Count)) ? null : $"'{line[..tab]}' stands twice";
    }

    internal Parsed<SectorModel> Finish()
    {
        if (!inRows) return Parsed.Failed<SectorModel>("It ends within its header.");
        if (Number("step", 0.0001f, 1) is not { } step) return Wrong("step", "0.0001 to 1");
        if (Number("temperature", 0.05f, 20) is not { } temperature) return Wrong("temperature", "0.05 to 20");
        if (Number("certainty", 0.01f, 1) is not { } certainty) return Wrong("certainty", "0.01 to 1");
        if (Number("threshold", 0.01f, 1) is not { } threshold) return Wrong("threshold", "0.01 to 1");
        var bias = (head.GetValueOrDefault("bias") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(Value).ToArray();
        if (bias.Length != count || Array.Exists(bias, value => value is null))
            return Parsed.Failed<SectorModel>($"Its header's 'bias' does not hold {count} numbers.");

        var header = new SectorModelHeader
        {
            Sectors = head["sectors"].Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Step = step,
            Temperature = temperature,
            Certainty = certainty,
            Threshold = threshold,
            About = about,
        };
        return Parsed.Of(new SectorModel(header, rows, [.. sectors], [.. weights], [.. bias.Select(value => value!.Value)]));
    }

    private static Parsed<SectorModel> Wrong(string name, string range) =>
        Parsed.Failed<SectorModel>($"Its header's '{name}' is not a number from {range}.");

    private float? Number(string name, float least, float most) =>
        Value(head.GetValueOrDefault(name)) is { } value && value >= least && value <= most ? value : null;

    private static float? Value(string? text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value) ? value : null;
}
