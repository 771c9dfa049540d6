namespace ProcurementHub.Matching;

/// <summary>
/// The subscriptions filed under one (region, sector) pair. An entry is the subscription's ordinal, or its
/// complement when the same subscription is filed in other places too and could be met twice.
/// </summary>
internal sealed class Postings
{
    private const int CategorySets = 16;

    /// <summary>By set of categories: nothing else has to hold, so a hit costs one array element.</summary>
    internal List<int>?[] Plain { get; } = new List<int>?[CategorySets];

    /// <summary>Those with a guard but no keyword to find them by.</summary>
    internal List<int> Guarded { get; } = [];

    /// <summary>Those with keywords, by <see cref="Anchor"/>.</summary>
    internal Dictionary<string, List<int>> Anchored { get; } = new(StringComparer.Ordinal);

    internal void Add(int entry, Guard guard, IReadOnlyCollection<string> anchors)
    {
        if (guard.IsPlain)
            (Plain[guard.Categories] ??= []).Add(entry);
        else if (anchors.Count == 0)
            Guarded.Add(entry);
        else
        {
            foreach (var anchor in anchors)
            {
                if (!Anchored.TryGetValue(anchor, out var entries))
                    Anchored.Add(anchor, entries = []);
                entries.Add(entry);
            }
        }
    }
}
