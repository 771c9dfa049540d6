namespace ProcurementHub.Core.Classification;

/// <summary>The names that one country's regions of one level have, as they are looked up in running text.</summary>
internal sealed class PlaceNames
{
    // Shorter names are abbreviations that may stand for anything.
    private const int Shortest = 3;

    private readonly Dictionary<string, List<Region>> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Region>>.AlternateLookup<ReadOnlySpan<char>> byName;

    // Asked for where a text may have been cut, which is seldom.
    private readonly Lazy<string[]> sorted;
    private readonly int longest;
    private readonly int mostWords;

    internal PlaceNames(IEnumerable<(Region Region, string Name)> called)
    {
        foreach (var (region, name) in called)
        {
            var key = PlaceName.Key(name);
            if (key.Length < Shortest || PublishersCodes.IsOne(name) || IsNumber(key)) continue;
            if (!names.TryGetValue(key, out var regions)) names.Add(key, regions = []);
            if (!regions.Contains(region)) regions.Add(region);
        }
        byName = names.GetAlternateLookup<ReadOnlySpan<char>>();
        sorted = new(() => [.. names.Keys.Order(StringComparer.Ordinal)]);
        longest = names.Keys.Select(name => name.Length).DefaultIfEmpty().Max();
        mostWords = names.Keys.Select(name => name.Count(' '.Equals) + 1).DefaultIfEmpty().Max();
    }

    /// <summary>The names and aliases of the regions of one level.</summary>
    internal static PlaceNames Of(IEnumerable<RegionRow> rows, RegionLevel level) =>
        new(rows.Where(row => row.Region.Level == level).SelectMany(row => row.Aliases.Prepend(row.Region.Name).Select(name => (row.Region, name))));

    /// <summary>The words with which the names begin, each perhaps more than once.</summary>
    internal IEnumerable<string> FirstWords => names.Keys.Select(FirstWord);

    /// <summary>
    /// The regions of the longest name that begins with the cursor's word. Where the text may have cut it: none, or all
    /// that it may have been.
    /// </summary>
    /// <param name="cursor">On the name's first word; when one is found, on its last.</param>
    /// <param name="allPossible">Whether to give those of all names that begin with what is left of one.</param>
    internal IReadOnlyList<Region> Match(ref WordCursor cursor, bool allPossible = false)
    {
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
        return BeginningWith(begun).Any()
            && cursor.MoveNext() && cursor.IsJoined && PlaceReader.SkipLinks(ref cursor) && PlaceWords.Find(cursor.Word) is null;
    }

    /// <summary>The regions of longer names that begin so, other than those named.</summary>
    private List<Region> Continued(ReadOnlySpan<char> text, List<Region> named)
    {
        var length = text.Length;
        return [.. BeginningWith(text.ToString()).Where(name => name.Length > length).Select(name => names[name])
            .Where(regions => !regions.SequenceEqual(named)).SelectMany(regions => regions)];
    }

    private IEnumerable<string> BeginningWith(string text)
    {
        var all = sorted.Value;
        var at = Array.BinarySearch(all, text, StringComparer.Ordinal);
        for (at = at < 0 ? ~at : at; at < all.Length && all[at].StartsWith(text, StringComparison.Ordinal); at++) yield return all[at];
    }

    private static string FirstWord(string key) => key.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? key[..end] : key;

    /// <summary>Digits and Roman numerals number other things, too.</summary>
    private static bool IsNumber(string key) => key.All(char.IsAsciiDigit) || key.All(letter => letter is 'i' or 'v' or 'x');
}
