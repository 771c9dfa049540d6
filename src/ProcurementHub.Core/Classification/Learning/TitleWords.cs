using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Classification.Learning;

/// <summary>Words as they stand in a title, for telling a reader what decided.</summary>
internal static class TitleWords
{
    /// <summary>A neighbour is named too where it said at least this part of what the strongest term did.</summary>
    private const float Share = 0.34f;

    /// <summary>The term with the largest weight, with a neighbour that helped; null where no weight is above zero.</summary>
    internal static string? Strongest(AnalysedText title, ReadOnlySpan<float> weights)
    {
        var terms = title.Terms;
        var best = -1;
        for (var at = 0; at < terms.Length; at++)
        {
            if (weights[at] > 0 && (best < 0 || weights[at] > weights[best])) best = at;
        }
        if (best < 0) return null;

        var before = best > 0 && terms[best - 1].Position + 1 == terms[best].Position ? weights[best - 1] : 0;
        var after = best + 1 < terms.Length && terms[best].Position + 1 == terms[best + 1].Position ? weights[best + 1] : 0;
        var helps = Math.Max(before, after) >= Share * weights[best];
        var (first, last) = !helps ? (best, best) : before > after ? (best - 1, best) : (best, best + 1);
        return Written(title.Source, terms[first].Start, terms[last].Start);
    }

    private static string Written(string source, int start, int last)
    {
        var end = last;
        while (end < source.Length && char.IsLetterOrDigit(source[end])) end++;
        return source[start..end].ToLowerInvariant();
    }
}
