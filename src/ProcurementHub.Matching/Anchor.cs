using ProcurementHub.Core.Text;

namespace ProcurementHub.Matching;

/// <summary>
/// One term that must stand in a notice if a keyword is to hit it. Filing a subscription under it means that
/// only notices with that term ever look at the subscription.
/// </summary>
/// <param name="Key">The term; or the first letters of one, and a star.</param>
/// <param name="Also">What must be there besides; null for nothing.</param>
/// <param name="Not">What must not be there; null for nothing.</param>
/// <param name="IsAll">Whether nothing more is asked of the words.</param>
internal readonly record struct Anchor(string Key, KeywordClause? Also, KeywordClause? Not, bool IsAll)
{
    internal const int BeginningLength = 3;

    /// <summary>The key that stands in every notice.</summary>
    internal const string Everywhere = "";

    /// <param name="rules">What is asked of the words.</param>
    /// <param name="weight">How common a term is likely to be.</param>
    /// <returns>Empty where nothing is asked.</returns>
    internal static IReadOnlyList<Anchor> Of(KeywordRules rules, Func<string, int> weight)
    {
        var unwanted = rules.Excluded.SelectMany(query => query.Required).ToList();
        var isSimple = rules.Excluded.All(query => query is { Required.Count: 1, Excluded.Count: 0 });
        var first = isSimple && unwanted.Count > 0 ? unwanted[0] : null;
        if (rules.Wanted.Count == 0)
            return rules.Excluded.Count == 0 ? [] : [new(Everywhere, null, first, isSimple && unwanted.Count == 1)];
        if (rules.Wanted.Any(query => query.Required.Count == 0))
            return [new(Everywhere, null, first, false)];
        return [.. rules.Wanted.SelectMany(query => Of(query, weight, first, isSimple ? unwanted.Count : int.MaxValue - query.Excluded.Count))];
    }

    /// <summary>One, or two for the beginning of a word, whose stem may be spelled otherwise.</summary>
    private static IEnumerable<Anchor> Of(KeywordQuery query, Func<string, int> weight, KeywordClause? unwanted, int countUnwanted)
    {
        // Of the least common the longest.
        var (rarest, own) = ((string?)null, query.Required[0]);
        foreach (var clause in query.Required.Where(clause => clause.Kind != KeywordKind.Prefix))
        {
            foreach (var term in clause.Terms)
            {
                if (rarest is null || (weight(term), -term.Length).CompareTo((weight(rarest), -rarest.Length)) < 0)
                    (rarest, own) = (term, clause);
            }
        }

        // What is left of the clause goes before the other clauses.
        List<KeywordClause> left = [.. query.Required.Where(clause => clause != own)];
        if (own.Kind != KeywordKind.Word)
            left.Insert(0, own);
        var also = left.Count > 0 ? left[0] : null;
        var not = query.Excluded.Count > 0 ? query.Excluded[0] : unwanted;
        var isAll = left.Count <= 1 && query.Excluded.Count + countUnwanted <= 1;
        return rarest is null
            ? [new(OfBeginning(own.Prefix!), also, not, isAll), new(own.Terms[0], also, not, isAll)]
            : [new(rarest, also, not, isAll)];
    }

    /// <summary>The key of all words that begin as this one does. A star cannot stand in a term, so it is no word's own.</summary>
    internal static bool TryBeginning(ReadOnlySpan<char> term, Span<char> room, out ReadOnlySpan<char> key)
    {
        key = default;
        if (term.Length < BeginningLength)
            return false;
        term[..BeginningLength].CopyTo(room);
        room[BeginningLength] = '*';
        key = room[..(BeginningLength + 1)];
        return true;
    }

    // The query language takes no shorter beginning.
    private static string OfBeginning(string prefix) => string.Concat(prefix.AsSpan(0, BeginningLength), "*");
}
