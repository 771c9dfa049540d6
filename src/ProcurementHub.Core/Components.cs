namespace ProcurementHub.Core;

/// <summary>
/// What hangs together: two things that were joined, also through others, are in one component. The result does
/// not depend on the order of joining.
/// </summary>
public sealed class Components
{
    private readonly Dictionary<long, long> parents = [];

    public void Add(long id) => parents.TryAdd(id, id);

    public void Join(long one, long other)
    {
        Add(one);
        Add(other);
        var (first, second) = (Root(one), Root(other));
        if (first != second)
            parents[Math.Max(first, second)] = Math.Min(first, second);
    }

    /// <summary>The same for all members of a component: its smallest id.</summary>
    public long Root(long id)
    {
        while (parents[id] is var parent && parent != id)
        {
            parents[id] = parents[parent];
            id = parent;
        }

        return id;
    }

    public IEnumerable<IReadOnlyList<long>> All() =>
        parents.Keys.GroupBy(Root).Select(group => (IReadOnlyList<long>)[.. group.Order()]);
}
