namespace ProcurementHub.Storage.Collecting;

/// <summary>
/// Splits what several documents say so that each notice comes once in a round: a list and the page behind it
/// tell of the same one, and what the page says is compared with what the list has left.
/// </summary>
internal static class Rounds
{
    public static List<List<T>> Of<T>(IReadOnlyList<T> inOrder, Func<T, string> nativeId)
    {
        var rounds = new List<List<T>>();
        var times = new Dictionary<string, int>(inOrder.Count, StringComparer.Ordinal);
        foreach (var item in inOrder)
        {
            var round = times.GetValueOrDefault(nativeId(item));
            times[nativeId(item)] = round + 1;
            if (round == rounds.Count)
                rounds.Add([]);
            rounds[round].Add(item);
        }

        return rounds;
    }
}
