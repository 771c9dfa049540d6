using ProcurementHub.Core.Text;

namespace ProcurementHub.Matching;

/// <summary>
/// One term that must stand in a notice if a keyword is to hit it. Filing a subscription under it means that
/// only notices with that term ever look at the subscription.
/// </summary>
internal static class Anchor
{
    private const int BeginningLength = 3;

    /// <summary>
    /// The keys that find the query: one, or two for the beginning of a word, whose stem may be spelled otherwise.
    /// Null when the query only excludes, for then every notice may be hit.
    /// </summary>
    internal static IReadOnlyList<string>? Of(KeywordQuery query)
    {
        // The longest term stands in for the rarest.
        string? longest = null;
        foreach (var clause in query.Required.Where(clause => clause.Kind != KeywordKind.Prefix))
        {
            foreach (var term in clause.Terms)
            {
                if (term.Length > (longest?.Length ?? 0))
                    longest = term;
            }
        }
        if (longest is not null)
            return [longest];
        return query.Required is [var prefix, ..] ? [OfBeginning(prefix.Prefix!) ?? prefix.Prefix!, prefix.Terms[0]] : null;
    }

    /// <summary>A star cannot stand in a term, so beginnings and whole terms share one dictionary.</summary>
    internal static string? OfBeginning(string term) =>
        term.Length < BeginningLength ? null : string.Concat(term.AsSpan(0, BeginningLength), "*");
}
