using System.Collections.Concurrent;
using System.Globalization;

namespace ProcurementHub.Core.LeadTimes;

/// <summary>
/// The legal minimums there are, from minimums.csv. Where none is known for a procedure and its day there is none: no
/// notice is then counted as below.
/// </summary>
public sealed class LegalMinimums(IEnumerable<LegalMinimum> minimums)
{
    private const string File = "ProcurementHub.Core.LeadTimes.Data.minimums.csv";

    private readonly ConcurrentDictionary<string, IReadOnlyList<LegalMinimum>> byType = new(StringComparer.Ordinal);

    public static LegalMinimums Standard { get; } = new(Shipped());

    /// <summary>As the file has them.</summary>
    public IReadOnlyList<LegalMinimum> All { get; } = [.. minimums];

    /// <param name="published">The day of publication in the source's zone.</param>
    /// <returns>Null where none is known.</returns>
    public LegalMinimum? Find(string country, string? procedureType, DateOnly published)
    {
        if (procedureType is null)
            return null;
        var named = byType.GetOrAdd(procedureType, type =>
        {
            var name = LegalMinimum.Name(type);
            return [.. All.Where(minimum => minimum.ProcedureTypes.Contains(name))];
        });
        foreach (var minimum in named)
        {
            if (minimum.HoldsFor(country, published))
                return minimum;
        }

        return null;
    }

    /// <summary>The rules of a file with a header: country, from, to, days, unit, confidence, procedure_types, citation.</summary>
    public static IEnumerable<LegalMinimum> Read(TextReader lines)
    {
        lines.ReadLine();
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split(',', 8);
            yield return new LegalMinimum(
                cells[0], Day(cells[1])!.Value, Day(cells[2]), int.Parse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture),
                cells[4] == "working", cells[6].Split(';').Select(LegalMinimum.Name).ToHashSet(StringComparer.Ordinal), cells[7], cells[5] == "confirmed");
        }

        static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static List<LegalMinimum> Shipped()
    {
        using var stream = typeof(LegalMinimums).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"The assembly has no {File}.");
        using var text = new StreamReader(stream);
        return [.. Read(text)];
    }
}
