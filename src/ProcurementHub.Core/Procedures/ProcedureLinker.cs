namespace ProcurementHub.Core.Procedures;

/// <summary>
/// Sorts notices into procedures. The result depends on the notices and on what staff said, and not on the order in
/// which they came: it is made anew from all that hang together, each time one of them is new or changed.
/// </summary>
public static class ProcedureLinker
{
    // What holds a procedure together is given up from the weakest on, where it would hold two entities together.
    private static readonly LinkBasis[] levels = [LinkBasis.CodeAndName, LinkBasis.CodeSpelling, LinkBasis.Ocid, LinkBasis.Code];

    /// <param name="apart">Pairs of which staff says that they are not about one procedure; the first is the one taken out.</param>
    /// <returns>A link for every notice of a procedure that has several.</returns>
    public static IReadOnlyList<ProcedureLink> Link(IReadOnlyCollection<LinkableNotice> notices, IReadOnlyCollection<(long Notice, long Other)> apart)
    {
        var links = new List<ProcedureLink>();
        var byId = notices.ToDictionary(notice => notice.Id);
        Sort([.. byId.Keys.Order()], Bonds(notices), byId, apart, 0, links);
        return links;
    }

    private static void Sort(
        IReadOnlyList<long> ids, List<LinkBond> bonds, Dictionary<long, LinkableNotice> notices,
        IReadOnlyCollection<(long Notice, long Other)> apart, int level, List<ProcedureLink> links)
    {
        var strong = bonds.Where(bond => bond.Basis <= levels[level]).ToList();
        foreach (var group in Joined(ids, strong, apart).All().Where(group => group.Count > 1))
        {
            var members = group.ToHashSet();
            var inside = strong.Where(bond => members.Contains(bond.Notice) && members.Contains(bond.Other)).ToList();
            var entities = group.Select(id => notices[id].Entity).Where(entity => entity is not null).Distinct().Count();
            if (entities > 1 && level + 1 < levels.Length)
                Sort(group, inside, notices, apart, level + 1, links);
            else if (entities <= 1)
                links.AddRange(group.Select(id => Link(id, group[0], inside)));
        }
    }

    private static ProcedureLink Link(long notice, long procedure, List<LinkBond> bonds)
    {
        var best = bonds.Where(bond => bond.Notice == notice || bond.Other == notice)
            .OrderByDescending(bond => bond.Score).ThenBy(bond => bond.Basis).ThenBy(bond => bond.Across(notice)).First();
        return new ProcedureLink(notice, procedure, best.Basis, best.Score, best.Across(notice));
    }

    /// <summary>Notices that were taken out come last: they may join what holds none of those they were taken from.</summary>
    private static Components Joined(IReadOnlyList<long> ids, List<LinkBond> bonds, IReadOnlyCollection<(long Notice, long Other)> apart)
    {
        var components = new Components();
        foreach (var id in ids)
            components.Add(id);
        var pairs = apart.SelectMany(pair => new[] { pair, (pair.Other, pair.Notice) }).ToHashSet();
        var takenOut = apart.Select(pair => pair.Notice).ToHashSet();
        foreach (var bond in bonds.Where(bond => !takenOut.Contains(bond.Notice) && !takenOut.Contains(bond.Other)))
            components.Join(bond.Notice, bond.Other);
        if (takenOut.Count == 0)
            return components;

        foreach (var bond in bonds.Where(bond => takenOut.Contains(bond.Notice) || takenOut.Contains(bond.Other))
            .OrderBy(bond => Math.Min(bond.Notice, bond.Other)).ThenBy(bond => Math.Max(bond.Notice, bond.Other)))
        {
            var groups = components.All().ToLookup(group => components.Root(group[0]));
            var (one, other) = (groups[components.Root(bond.Notice)].Single(), groups[components.Root(bond.Other)].Single());
            if (!one.Any(left => other.Any(right => pairs.Contains((left, right)))))
                components.Join(bond.Notice, bond.Other);
        }

        return components;
    }

    private static List<LinkBond> Bonds(IReadOnlyCollection<LinkableNotice> notices)
    {
        var bonds = new Dictionary<(long, long), LinkBond>();
        foreach (var group in notices.Where(notice => notice.ProcedureCode is not null).GroupBy(notice => notice.ProcedureCode!.Folded))
            Add([.. group]);
        foreach (var group in notices.Where(notice => notice.OcidFolded is { Length: > 0 }).GroupBy(notice => notice.OcidFolded))
            Add([.. group]);
        return [.. bonds.Values];

        void Add(List<LinkableNotice> alike)
        {
            alike.Sort((one, other) => one.Id.CompareTo(other.Id));
            for (var first = 0; first < alike.Count; first++)
            {
                for (var second = first + 1; second < alike.Count; second++)
                {
                    if (!bonds.ContainsKey((alike[first].Id, alike[second].Id)) && LinkRules.Bond(alike[first], alike[second]) is { } bond)
                        bonds.Add((bond.Notice, bond.Other), bond);
                }
            }
        }
    }
}
