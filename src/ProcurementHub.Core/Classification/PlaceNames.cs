using System.Collections.Frozen;

namespace ProcurementHub.Core.Classification;

/// <summary>The names that one country's regions of one level have, as they are looked up in running text.</summary>
internal sealed class PlaceNames
{
    // Shorter names are abbreviations that may stand for anything.
    private const int Shortest = 3;

    private readonly FrozenDictionary<string, List<Region>> names;
    private readonly FrozenDictionary<string, List<Region>>.AlternateLookup<ReadOnlySpan<char>> byName;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> firstWords;
    private readonly string[] sorted;
    private readonly int longest;
    private readonly int mostWords;

    internal PlaceNames(IEnumerable<(Region Region, string Name)> called)
    {
        var found = new Dictionary<string, List<Region>>(StringComparer.Ordinal);
        foreach (var (region, name) in called)
        {
            var key = PlaceName.Key(name);
            if (key.Length < Shortest || PublishersCodes.IsOne(name) || IsNumber(key)) continue;
            if (!found.TryGetValue(key, out var regions)) found.Add(key, regions = []);
            if (!regions.Contains(region)) regions.Add(region);
        }
        names = found.ToFrozenDictionary(StringComparer.Ordinal);
        byName = names.GetAlternateLookup<ReadOnlySpan<char>>();
        firstWords = found.Keys.Select(FirstWord).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        sorted = [.. found.Keys.Order(StringComparer.Ordinal)];
        longest = sorted.Select(name => name.Length).DefaultIfEmpty().Max();
        mostWords = sorted.Select(name => name.Count(' '.Equals) + 1).DefaultIfEmpty().Max();
    }

    /// <summary>The names and aliases of the regions of one level.</summary>
    internal static PlaceNames Of(IEnumerable<RegionRow> rows, RegionLevel level) =>
        new(rows.Where(row => row.Region.Level == level).SelectMany(row => row.Aliases.Prepend(row.Region.Name).Select(name => (row.Region, name))));

    /// <summary>Whether some name begins with the word.</summary>
    internal bool MayBeginWith(ReadOnlySpan<char> word) => firstWords.Contains(word);

    /// <summary>
    /// The regions of the longest name that begins with the cursor's word. Where the text may have cut it: none, or all
    /// that it may have been.
    /// </summary>
    /// <param name="cursor">On the name's first word; when one is found, on its last.</param>
    /// <param name="allPossible">Whether to give those of all names that begin with what is left of one.</param>
    internal IReadOnlyList<Region> Match(ref WordCursor cursor, bool allPossible = false)
    {
        if (!MayBeginWith(cursor.Word)) return [];
        Span<char> name = stackalloc char[longest + 1];
        var length = 0;
        var ahead = cursor;
        var reached = cursor;
        List<Region>? found = null;
        var foundLength = 0;
        for (var words = 0; words < mostWords; words++)
        {
            if (words > 0 && !(ahead.MoveNext() && ahead.IsJoined)) break;
            if (length + ahead.Word.Length > longest) break;
            ahead.Word.CopyTo(name[length..]);
            length += ahead.Word.Length;
            if (byName.TryGetValue(name[..length], out var regions))
            {
                (found, foundLength) = (regions, length);
                reached = ahead;
            }
            if (found is not null && ahead.IsLast && Continued(name[..length], found) is { Count: > 0 } longer)
            {
                if (!allPossible) return [];
                cursor = ahead;
                return [.. found.Union(longer)];
            }
            name[length++] = ' ';
        }
        if (found is null || (allPossible && GoesOn(name[..foundLength], reached))) return [];
        cursor = reached;
        return found;
    }

    /// <summary>
    /// "San José de Moro" is not San José where other places are called "San José de ...": it is one that is not known.
    /// </summary>
    private bool GoesOn(ReadOnlySpan<char> name, WordCursor cursor)
    {
        if (!cursor.MoveNext() || !cursor.IsJoined || cursor.Word is not ("de" or "del")) return false;
        var begun = $"{name} {cursor.Word} ";
        return LongerFrom(begun) is var at && at < sorted.Length && sorted[at].StartsWith(begun, StringComparison.Ordinal)
            && cursor.MoveNext() && cursor.IsJoined && PlaceReader.SkipLinks(ref cursor) && PlaceWords.Find(cursor.Word) is null;
    }

    /// <summary>Where in the sorted names those that begin so would stand.</summary>
    private int LongerFrom(string text) => Array.BinarySearch(sorted, text, StringComparer.Ordinal) is var at && at < 0 ? ~at : at;

    /// <summary>The regions of longer names that begin so, other than those named.</summary>
    private List<Region> Continued(ReadOnlySpan<char> text, List<Region> named)
    {
        List<Region> longer = [];
        for (var at = LongerFrom(text.ToString()); at < sorted.Length && sorted[at].AsSpan().StartsWith(text); at++)
        {
            if (sorted[at].Length > text.Length && names[sorted[at]] is var regions && !regions.SequenceEqual(named)) longer.AddRange(regions);
        }
        return longer;
    }

    private static string FirstWord(string key) => key.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? key[..end] : key;

    /// <summary>Digits and Roman numerals number other things, too.</summary>
    private static bool IsNumber(string key) => key.All(char.IsAsciiDigit) || key.All(letter => letter is 'i' or 'v' or 'x');
}
