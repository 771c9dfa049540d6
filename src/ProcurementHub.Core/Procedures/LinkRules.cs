namespace ProcurementHub.Core.Procedures;

/// <summary>
/// Whether two notices are about one procedure. Never across entities, and never by the title alone: of 174 pairs of
/// direct contracts of one entity in one week whose titles are the same in nine words of ten (Peru, 2020), none was one
/// procedure. Municipalities of one name have codes of one acronym, so a name takes the title to confirm it.
/// </summary>
public static class LinkRules
{
    /// <summary>Share of the titles' terms that both have, from which on they are much the same.</summary>
    public const double LeastAlike = 0.5;

    // Portals cut descriptions: what the shorter one does not reach says nothing.
    private const int LeastTermsToCut = 8;

    /// <summary>Null where they are not, or where nothing says so.</summary>
    public static LinkBond? Bond(LinkableNotice one, LinkableNotice other)
    {
        if (one.Entity is { } entity && other.Entity is { } second && entity != second)
            return null;
        var (code, otherCode) = (one.ProcedureCode, other.ProcedureCode);
        var sharesCode = code is not null && code.Folded == otherCode?.Folded;
        var isIdentified = one.Entity is not null && other.Entity is not null;
        if (sharesCode && isIdentified && code!.Exact == otherCode!.Exact)
            return Of(LinkBasis.Code, 1);
        if (one.OcidFolded is { Length: > 0 } ocid && ocid == other.OcidFolded)
            return Of(LinkBasis.Ocid, 1);
        if (!sharesCode || (!isIdentified && (one.NameFolded.Length == 0 || one.NameFolded != other.NameFolded)))
            return null;

        var alike = Alike(one.TitleTerms, other.TitleTerms);
        if (alike < LeastAlike)
            return null;
        return isIdentified ? Of(LinkBasis.CodeSpelling, 0.5 + (0.45 * alike)) : Of(LinkBasis.CodeAndName, 0.5 + (0.4 * alike));

        LinkBond Of(LinkBasis basis, double score) => new(one.Id, other.Id, basis, Math.Round(score, 3));
    }

    /// <summary>Terms that both have, of those that either has.</summary>
    public static double Alike(IReadOnlyList<string> title, IReadOnlyList<string> other)
    {
        var length = Math.Min(title.Count, other.Count);
        var (first, second) = length >= LeastTermsToCut
            ? (title.Take(length).ToHashSet(StringComparer.Ordinal), other.Take(length).ToHashSet(StringComparer.Ordinal))
            : (title.ToHashSet(StringComparer.Ordinal), other.ToHashSet(StringComparer.Ordinal));
        var shared = first.Count(second.Contains);
        return shared == 0 ? 0 : (double)shared / (first.Count + second.Count - shared);
    }
}
