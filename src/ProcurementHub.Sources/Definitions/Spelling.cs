namespace ProcurementHub.Sources.Definitions;

/// <summary>Finds what somebody meant who wrote a word that does not exist.</summary>
internal static class Spelling
{
    /// <returns>The likest of the words, or null where none is like it.</returns>
    public static string? Nearest(string word, IEnumerable<string> words)
    {
        var nearest = words
            .Select(known => (Known: known, Distance: Distance(word.ToUpperInvariant(), known.ToUpperInvariant())))
            .OrderBy(pair => pair.Distance)
            .FirstOrDefault((Known: "", Distance: int.MaxValue));
        return nearest.Distance <= Math.Max(1, (word.Length + 1) / 3) ? nearest.Known : null;
    }

    /// <summary>Letters to put in, take out or replace (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var row = 1; row <= one.Length; row++)
        {
            var current = new int[other.Length + 1];
            current[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var replaced = above[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(above[column], current[column - 1]) + 1);
            }

            above = current;
        }

        return above[other.Length];
    }
}
