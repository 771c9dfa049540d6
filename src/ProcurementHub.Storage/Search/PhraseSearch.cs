namespace ProcurementHub.Storage.Search;

/// <summary>Whether versions have, or where it is excluded have not, the terms of a phrase side by side.</summary>
internal sealed class PhraseSearch(Phrase phrase, IReadOnlyList<PostingRow> rows)
{
    private readonly List<TermPlaces> lists = phrase.Terms.Select(term => new TermPlaces(rows.Where(row => row.Term == term))).ToList();

    /// <summary>Keys must be asked for from the largest down.</summary>
    public bool Holds(long key) => Stands(key) != phrase.IsExcluded;

    private bool Stands(long key)
    {
        var places = new List<int[]>(lists.Count);
        foreach (var list in lists)
        {
            if (list.Of(key) is not { } own)
                return false;
            places.Add(own);
        }

        // The first term's places, each moved on word by word as long as the next term stands there.
        return places[0].Any(first => Enumerable.Range(1, places.Count - 1).All(word => Array.BinarySearch(places[word], first + word) >= 0));
    }

    /// <summary>Where one term stands; keys must be asked for from the largest down.</summary>
    private sealed class TermPlaces(IEnumerable<PostingRow> rows)
    {
        private readonly List<(PostingCursor Cursor, byte[] Places)> lists =
            [.. rows.Select(row => (new PostingCursor(row), row.Places!))];

        public int[]? Of(long key)
        {
            foreach (var (cursor, places) in lists)
            {
                if (cursor.SeekTo(key) == key)
                    return cursor.Places(places);
            }

            return null;
        }
    }
}
