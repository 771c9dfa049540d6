using System.Collections.Frozen;

namespace ProcurementHub.Core.Classification;

/// <summary>The names that one country's regions of one level have, as they are looked up in running text.</summary>
internal sealed class PlaceNames
{
    // Shorter names are abbreviations that may stand for anything.
    private const int Shortest = 3;

    private readonly FrozenDictionary<string, List<Region>> names;
    private readonly FrozenDictionary<string, List<Region>>.AlternateLookup<ReadOnlySpan<char>> byName;
    private readonly int longest;
    private readonly int mostWords;

    internal PlaceNames(IEnumerable<RegionRow> rows)
    {
        var found = new Dictionary<string, List<Region>>(StringComparer.Ordinal);
        foreach (var (region, aliases) in rows)
        {
            foreach (var name in aliases.Prepend(region.Name))
            {
                var key = PlaceName.Key(name);
                if (key.Length < Shortest || name.Contains(':', StringComparison.Ordinal) || IsNumber(key)) continue;
                if (!found.TryGetValue(key, out var regions)) found.Add(key, regions = []);
                if (!regions.Contains(region)) regions.Add(region);
            }
        }
        names = found.ToFrozenDictionary(StringComparer.Ordinal);
        byName = names.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = names.Keys.Select(name => name.Length).DefaultIfEmpty().Max();
        mostWords = names.Keys.Select(name => name.Count(' '.Equals) + 1).DefaultIfEmpty().Max();
    }

    /// <summary>The regions of the longest name that begins with the cursor's word; none where the text may have cut it.</summary>
    /// <param name="cursor">On the name's first word; when one is found, on its last.</param>
    internal IReadOnlyList<Region> Match(ref WordCursor cursor)
    {
        Span<char> name = stackalloc char[longest + 1];
        var length = 0;
        var ahead = cursor;
        var reached = cursor;
        List<Region>? found = null;
        for (var words = 0; words < mostWords; words++)
        {
            if (words > 0 && !(ahead.MoveNext() && ahead.IsJoined)) break;
            if (length + ahead.Word.Length > longest) break;
            ahead.Word.CopyTo(name[length..]);
            length += ahead.Word.Length;
            if (byName.TryGetValue(name[..length], out var regions))
            {
                found = regions;
                reached = ahead;
            }
            if (found is not null && ahead.IsLast && BeginsAnother(name[..length], found)) return [];
            name[length++] = ' ';
        }
        if (found is null) return [];
        cursor = reached;
        return found;
    }

    private bool BeginsAnother(ReadOnlySpan<char> text, List<Region> named)
    {
        foreach (var (name, regions) in names)
        {
            if (name.Length > text.Length && name.AsSpan().StartsWith(text) && !regions.SequenceEqual(named)) return true;
        }
        return false;
    }

    /// <summary>Digits and Roman numerals number other things, too.</summary>
    private static bool IsNumber(string key) => key.All(char.IsAsciiDigit) || key.All(letter => letter is 'i' or 'v' or 'x');
}
