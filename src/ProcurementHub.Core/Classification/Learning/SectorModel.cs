using System.Runtime.InteropServices;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Classification.Learning;

/// <summary>
/// How much each feature of a title speaks for each sector: a multinomial logistic regression with few, coarse weights.
/// Pure, and safe to call from any thread.
/// </summary>
internal sealed class SectorModel
{
    // Rows of all features one after the other: sector and weight, in steps.
    private readonly Dictionary<string, Row>.AlternateLookup<ReadOnlySpan<char>> rows;
    private readonly byte[] sectors;
    private readonly sbyte[] weights;
    private readonly float[] bias;

    internal SectorModel(SectorModelHeader header, Dictionary<string, Row> rows, byte[] sectors, sbyte[] weights, float[] bias)
    {
        Header = header;
        this.rows = rows.GetAlternateLookup<ReadOnlySpan<char>>();
        this.sectors = sectors;
        this.weights = weights;
        this.bias = bias;
    }

    internal SectorModelHeader Header { get; }

    internal SectorModel With(SectorModelHeader header) => new(header, rows.Dictionary, sectors, weights, bias);

    internal int Features => rows.Dictionary.Count;

    /// <summary>Adds up what the title's features say of each sector. Returns false where the model knows none of them.</summary>
    /// <param name="title">The title.</param>
    /// <param name="scores">One for each sector of the header, overwritten: logarithms of odds up to a common constant.</param>
    internal bool Score(AnalysedText title, Span<float> scores)
    {
        scores.Clear();
        var norm = 0f;
        var known = false;
        var features = new TitleFeatures(title, stackalloc char[TitleFeatures.Longest]);
        while (features.MoveNext())
        {
            norm += features.Value * features.Value;
            if (!rows.TryGetValue(features.Current, out var row)) continue;
            known = true;
            for (var i = row.Start; i < row.End; i++) scores[sectors[i]] += features.Value * weights[i];
        }
        var scale = norm > 0 ? Header.Step / MathF.Sqrt(norm) : 0;
        for (var sector = 0; sector < scores.Length; sector++) scores[sector] = scores[sector] * scale + bias[sector];
        return known;
    }

    /// <summary>The words of the title that spoke most for a sector, as they stand in it; null where none did.</summary>
    internal string? WordsFor(AnalysedText title, int sector)
    {
        // What a feature says for the sector is laid on its terms; the strongest term or pair of neighbours is named.
        Span<float> said = title.Terms.Length <= 256 ? stackalloc float[256] : new float[title.Terms.Length];
        said.Clear();
        var features = new TitleFeatures(title, stackalloc char[TitleFeatures.Longest]);
        while (features.MoveNext())
        {
            if (!rows.TryGetValue(features.Current, out var row)) continue;
            var (first, last) = features.Terms;
            for (var i = row.Start; i < row.End; i++)
            {
                if (sectors[i] != sector) continue;
                var each = features.Value * weights[i] / (first == last ? 1 : 2);
                said[first] += each;
                if (last != first) said[last] += each;
            }
        }
        return TitleWords.Strongest(title, said[..title.Terms.Length]);
    }

    /// <summary>The weights of a feature, for looking into a model; empty where it has none.</summary>
    internal IReadOnlyList<(int Sector, int Steps)> WeightsOf(string feature) =>
        rows.TryGetValue(feature, out var row)
            ? [.. Enumerable.Range(row.Start, row.End - row.Start).Select(i => ((int)sectors[i], (int)weights[i]))]
            : [];

    internal IEnumerable<string> FeatureNames => rows.Dictionary.Keys;

    internal ReadOnlySpan<float> Bias => bias;

    /// <summary>From, and up to but not including, in the arrays of weights.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Row(int Start, int End);
}
