using ProcurementHub.Core.Text;

namespace ProcurementHub.Matching;

/// <summary>
/// One term that must stand in a notice if a keyword is to hit it. Filing a subscription under it means that
/// only notices with that term ever look at the subscription.
/// </summary>
/// <param name="Key">The term; or the first letters of one, and a star.</param>
/// <param name="Also">What must be there besides; null for nothing.</param>
/// <param name="IsAll">Whether nothing more is asked by the keyword.</param>
internal readonly record struct Anchor(string Key, KeywordClause? Also, bool IsAll)
{
    internal const int BeginningLength = 3;

    /// <summary>Empty when some keyword may hit any notice, or when there are no keywords.</summary>
    internal static IReadOnlyList<Anchor> Of(KeywordRules rules)
    {
        var anchors = new List<Anchor>();
        foreach (var query in rules.Wanted)
        {
            if (query.Required.Count == 0)
                return [];
            anchors.AddRange(Of(query));
        }
        return anchors;
    }

    /// <summary>One, or two for the beginning of a word, whose stem may be spelled otherwise.</summary>
    private static IEnumerable<Anchor> Of(KeywordQuery query)
    {
        // The longest term stands in for the rarest.
        var (longest, own) = ("", query.Required[0]);
        foreach (var clause in query.Required.Where(clause => clause.Kind != KeywordKind.Prefix))
        {
            foreach (var term in clause.Terms.Where(term => term.Length > longest.Length))
                (longest, own) = (term, clause);
        }

        // What is left of the clause goes before the other clauses.
        List<KeywordClause> left = [.. query.Required.Where(clause => clause != own)];
        if (own.Kind != KeywordKind.Word)
            left.Insert(0, own);
        var isAll = left.Count <= 1 && query.Excluded.Count == 0;
        var also = left.Count > 0 ? left[0] : null;
        return own.Kind == KeywordKind.Prefix
            ? [new(OfBeginning(own.Prefix!), also, isAll), new(own.Terms[0], also, isAll)]
            : [new(longest, also, isAll)];
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
