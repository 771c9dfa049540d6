namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// Searches that find more than 200 notices a day. Nobody reads so much: the reader is told how many there are, and the 200
/// a day that close soonest are taken. What another of their searches found as well is taken in any case.
/// </summary>
/// <param name="Kept">Of the fresh items.</param>
/// <param name="Spared">Told by their number alone.</param>
internal sealed record Runaways(List<DigestItem> Kept, List<DigestItem> Spared, IReadOnlyList<RunawaySearch> Searches)
{
    public const int MostADay = 200;

    public static Runaways Of(List<DigestItem> fresh, DigestReader reader, DateTimeOffset? lastHeard, DateTimeOffset now)
    {
        var most = MostADay * Math.Max(1, (int)Math.Ceiling((now - (lastHeard ?? now)).TotalDays));
        if (fresh.Count <= most)
            return new Runaways(fresh, [], []);

        var found = fresh.SelectMany(item => item.Matches.DistinctBy(match => match.SubscriptionId)).GroupBy(match => match.SubscriptionId)
            .Select(search => (Id: search.Key, Count: search.Count(), First: search.First()))
            .Where(search => search.Count > most).ToDictionary(search => search.Id);
        var taken = found.Keys.ToDictionary(id => id, _ => 0);
        var (kept, spared) = (new List<DigestItem>(), new List<DigestItem>());
        foreach (var item in DigestComposer.Sorted(fresh))
        {
            var searches = item.Matches.Select(match => match.SubscriptionId).ToHashSet();
            var isTaken = searches.Any(id => !taken.TryGetValue(id, out var count) || count < most);
            (isTaken ? kept : spared).Add(item);
            foreach (var id in searches.Where(id => isTaken && taken.ContainsKey(id)))
                taken[id]++;
        }

        return new Runaways(kept, spared, [.. found.Values.Select(search => new RunawaySearch(NameOf(search.First, reader), search.Count, taken[search.Id]))]);
    }

    private static string NameOf(ReaderMatch match, DigestReader reader) =>
        match.Subscription.Length > 0 ? match.Subscription : Wording.ReasonWords.Of(match.Reasons, Wording.DigestTexts.For(reader.Language));
}
