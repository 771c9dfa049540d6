using System.Runtime.InteropServices;
using ProcurementHub.Core.Classification.Learning;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Benchmarks.Sectors;

/// <summary>The yardstick: multinomial naive Bayes over folded words and pairs of words, with one added to every count.</summary>
internal sealed class PlainBayes
{
    private readonly Dictionary<string, int[]> _counts = new(StringComparer.Ordinal);
    private readonly double[] _lines;
    private readonly double[] _words;

    public PlainBayes(IEnumerable<TrainingLine> lines, int sectors)
    {
        _lines = new double[sectors];
        _words = new double[sectors];
        foreach (var line in lines)
        {
            var sector = line.Sectors[0];
            _lines[sector]++;
            foreach (var feature in Features(line.Text))
            {
                ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, feature, out _);
                counts ??= new int[sectors];
                counts[sector]++;
                _words[sector]++;
            }
        }
    }

    public TrialGuess Guess(TrainingLine line)
    {
        var scores = new double[_lines.Length];
        for (var sector = 0; sector < scores.Length; sector++)
            scores[sector] = Math.Log((_lines[sector] + 1) / (_lines.Sum() + scores.Length));
        foreach (var feature in Features(line.Text))
        {
            if (!_counts.TryGetValue(feature, out var counts))
                continue;
            for (var sector = 0; sector < scores.Length; sector++)
                scores[sector] += Math.Log((counts[sector] + 1) / (_words[sector] + _counts.Count));
        }

        return new TrialGuess(line, [.. scores.Select(score => (float)score)]);
    }

    private static IEnumerable<string> Features(string text)
    {
        var words = Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Concat(words.Zip(words.Skip(1), (first, second) => $"{first} {second}"));
    }
}
