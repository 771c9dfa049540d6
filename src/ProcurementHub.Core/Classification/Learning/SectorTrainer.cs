using System.Runtime.InteropServices;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Classification.Learning;

/// <summary>
/// Learns a <see cref="SectorModel"/> from lines with known sectors: multinomial logistic regression by stochastic
/// gradients, where the step of a feature shrinks with what it has already moved (Duchi et al. 2011). One step for all
/// weights of a feature: with one for each, a word seen once would count as much against every other sector as for its own.
/// The same lines give the same model.
/// </summary>
internal sealed class SectorTrainer(IReadOnlyList<string> sectors, SectorTraining settings)
{
    /// <summary>In place of a sector: its words should speak for no sector more than for another.</summary>
    private const int Nobodys = -1;

    private readonly Dictionary<string, int> vocabulary = new(StringComparer.Ordinal);
    private readonly List<int> seen = [];
    private readonly List<Sample> samples = [];
    private readonly int count = sectors.Count;

    internal static SectorModel Train(
        IReadOnlyList<string> sectors, IEnumerable<TrainingLine> lines, SectorTraining settings)
    {
        var trainer = new SectorTrainer(sectors, settings);
        trainer.Take([.. lines]);
        return trainer.Run();
    }

    private void Take(IReadOnlyList<TrainingLine> lines)
    {
        var repeats = lines.CountBy(line => (line.Kind, line.Entity, line.Code)).ToDictionary();
        foreach (var line in lines)
        {
            if (Features(line) is not { Length: > 0 } features) continue;
            var weight = settings.WeightOf(line.Kind);
            if (line.Kind == TrainingKind.Published)
                weight *= MathF.Pow(repeats[(line.Kind, line.Entity, line.Code)], settings.Repetition - 1);
            if (line.Sectors.Count == 0) samples.Add(new Sample(features, Nobodys, weight));
            foreach (var sector in line.Sectors) samples.Add(new Sample(features, sector, weight / line.Sectors.Count));
        }
        Balance();
    }

    private (int, float)[] Features(TrainingLine line)
    {
        List<(int, float)> found = [];
        var norm = 0f;
        var features = new TitleFeatures(Analyser.Analyse(line.Text), stackalloc char[TitleFeatures.Longest]);
        var known = vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        while (features.MoveNext())
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(known, features.Current, out var exists);
            if (!exists)
            {
                id = vocabulary.Count - 1;
                seen.Add(0);
            }
            // What was written for this purpose is never a chance neighbour.
            seen[id] += line.Kind == TrainingKind.Own ? settings.LeastPairs : 1;
            found.Add((id, features.Value));
            norm += features.Value * features.Value;
        }
        return [.. found.Select(feature => (feature.Item1, feature.Item2 / MathF.Sqrt(norm)))];
    }

    /// <summary>Rare sectors count for somewhat more than their share, so that they are guessed at all.</summary>
    private void Balance()
    {
        var totals = new double[count];
        foreach (var sample in samples.Where(sample => sample.Sector != Nobodys)) totals[sample.Sector] += sample.Weight;
        var mean = totals.Sum() / count;
        foreach (ref var sample in CollectionsMarshal.AsSpan(samples))
        {
            if (sample.Sector == Nobodys) continue;
            var share = Math.Max(totals[sample.Sector] / mean, 0.05);
            sample = sample with { Weight = sample.Weight * (float)Math.Pow(share, -settings.Balance) };
        }
    }

    private SectorModel Run()
    {
        var weights = new float[vocabulary.Count * count];
        var squares = new float[vocabulary.Count];
        var bias = new float[count];
        var biasSquares = 0f;
        var order = Enumerable.Range(0, samples.Count).ToArray();
        // The generator of .NET that takes a seed gives the same numbers in every version.
        var random = new Random(20010917);
        Span<float> slope = stackalloc float[count];
        for (var round = 0; round < settings.Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var at in order)
            {
                var (features, sector, weight) = samples[at];
                bias.CopyTo(slope);
                foreach (var (feature, value) in features)
                {
                    var row = weights.AsSpan(feature * count, count);
                    for (var i = 0; i < row.Length; i++) slope[i] += row[i] * value;
                }
                Confidences.Normalise(slope, 1);
                for (var i = 0; i < slope.Length; i++)
                {
                    var wanted = sector == Nobodys ? 1f / count : i == sector ? 1 : 0;
                    slope[i] = (slope[i] - wanted) * weight;
                }
                foreach (var (feature, value) in features)
                    Move(weights.AsSpan(feature * count, count), ref squares[feature], slope, value);
                Move(bias, ref biasSquares, slope, settings.BiasValue);
            }
        }
        return Coarsen(weights, bias);
    }

    private void Move(Span<float> row, ref float squares, ReadOnlySpan<float> slope, float value)
    {
        foreach (var part in slope) squares += part * part * value * value;
        var rate = settings.Rate / (1e-3f + MathF.Sqrt(squares));
        for (var i = 0; i < row.Length; i++) row[i] -= rate * (slope[i] * value + settings.Decay * row[i]);
    }

    /// <summary>Whole steps, and only those that matter: a twentieth of the numbers, and the same answers.</summary>
    private SectorModel Coarsen(float[] weights, float[] bias)
    {
        var rows = new Dictionary<string, SectorModel.Row>(StringComparer.Ordinal);
        List<byte> at = [];
        List<sbyte> steps = [];
        foreach (var (feature, id) in vocabulary)
        {
            if (seen[id] < settings.LeastPairs && IsPair(feature)) continue;
            var start = steps.Count;
            for (var sector = 0; sector < count; sector++)
            {
                var step = (int)MathF.Round(weights[id * count + sector] / settings.Step);
                if (Math.Abs(step) < settings.LeastSteps) continue;
                at.Add((byte)sector);
                steps.Add((sbyte)Math.Clamp(step, -127, 127));
            }
            if (steps.Count > start) rows.Add(feature, new SectorModel.Row(start, steps.Count));
        }
        var header = new SectorModelHeader { Sectors = sectors, Step = settings.Step };
        return new SectorModel(header, rows, [.. at], [.. steps], [.. bias.Select(value => MathF.Round(value, 4))]);
    }

    private static bool IsPair(string feature) => feature.Contains(' ', StringComparison.Ordinal) || feature[0] == '^';

    private readonly record struct Sample((int, float)[] Features, int Sector, float Weight);
}
