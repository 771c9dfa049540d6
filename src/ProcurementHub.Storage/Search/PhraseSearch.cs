namespace ProcurementHub.Storage.Search;

/// <summary>Keeps the hits that have, or where it is excluded have not, the terms of a phrase side by side.</summary>
internal sealed class PhraseSearch(Phrase phrase, IReadOnlyList<PostingRow> rows)
{
    public List<Hit> Keep(List<Hit> hits)
    {
        if (hits.Count == 0)
            return hits;
        var keys = hits.Select(hit => hit.Key).ToHashSet();
        var places = phrase.Terms.Distinct(StringComparer.Ordinal).ToDictionary(term => term, term => PlacesOf(term, keys), StringComparer.Ordinal);
        hits.RemoveAll(hit => Stands(hit.Key, places) == phrase.IsExcluded);
        return hits;
    }

    private bool Stands(long key, Dictionary<string, Dictionary<long, int[]>> places)
    {
        foreach (var term in phrase.Terms)
        {
            if (!places[term].ContainsKey(key))
                return false;
        }

        // The first term's places, each moved on word by word as long as the next term stands there.
        return places[phrase.Terms[0]][key].Any(first =>
            Enumerable.Range(1, phrase.Terms.Count - 1).All(word => Array.BinarySearch(places[phrase.Terms[word]][key], first + word) >= 0));
    }

    private Dictionary<long, int[]> PlacesOf(string term, HashSet<long> keys)
    {
        var places = new Dictionary<long, int[]>();
        foreach (var row in rows.Where(row => row.Term == term))
        {
            foreach (var posting in Posting.Of(row))
            {
                if (keys.Contains(posting.Key))
                    places[posting.Key] = posting.Places ?? [];
            }
        }

        return places;
    }
}
