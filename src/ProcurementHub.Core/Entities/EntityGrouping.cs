namespace ProcurementHub.Core.Entities;

/// <summary>Somebody says that two identifiers are of one body.</summary>
/// <param name="IsByStaff">Staff is followed in any case; a list only where it contradicts neither itself nor another.</param>
public sealed record EntityBond(long Id, long Entity, long Other, bool IsByStaff);

/// <param name="Survivors">For every entity the one that stands for its body.</param>
/// <param name="Conflicts">Ids of the bonds that are not followed.</param>
public sealed record EntityGroups(IReadOnlyDictionary<long, long> Survivors, IReadOnlySet<long> Conflicts);

/// <summary>
/// Which identifiers are of one body. Registers give a body one number each: where lists would give one body two
/// numbers of one scheme, at least one of them errs, nobody can tell which, and none of the bonds that hang together
/// there is followed. All bonds are looked at anew each time, so the order in which they came changes nothing.
/// Names play no part.
/// </summary>
public static class EntityGrouping
{
    public static EntityGroups Of(IReadOnlyDictionary<long, EntityIdentifier> identifiers, IReadOnlyCollection<EntityBond> bonds)
    {
        var listed = Joined(identifiers.Keys, bonds.Where(bond => !bond.IsByStaff));
        var doubtful = listed.All()
            .Where(group => group.GroupBy(id => identifiers[id].Scheme, id => identifiers[id].Id).Any(AreSeveral))
            .Select(group => listed.Root(group[0]))
            .ToHashSet();
        var conflicts = bonds.Where(bond => !bond.IsByStaff && doubtful.Contains(listed.Root(bond.Entity))).Select(bond => bond.Id).ToHashSet();

        var survivors = new Dictionary<long, long>(identifiers.Count);
        foreach (var group in Joined(identifiers.Keys, bonds.Where(bond => !conflicts.Contains(bond.Id))).All())
        {
            // By the identifier and not by the row's id: the same whichever of them was heard of first.
            var survivor = group.MinBy(id => identifiers[id], EntityIdentifier.Order);
            foreach (var id in group)
                survivors[id] = survivor;
        }

        return new EntityGroups(survivors, conflicts);
    }

    /// <summary>One number with its check digit behind a dash and without it is one.</summary>
    private static bool AreSeveral(IEnumerable<string> numbers)
    {
        var distinct = numbers.Distinct(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return distinct.Count(number => !(number.Length > 2 && number[^2] == '-' && char.IsAsciiDigit(number[^1]) && distinct.Contains(number[..^2]))) > 1;
    }

    private static Components Joined(IEnumerable<long> ids, IEnumerable<EntityBond> bonds)
    {
        var components = new Components();
        foreach (var id in ids)
            components.Add(id);
        foreach (var bond in bonds)
            components.Join(bond.Entity, bond.Other);
        return components;
    }
}
