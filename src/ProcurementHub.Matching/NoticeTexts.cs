using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Matching;

/// <summary>The texts of a notice in which keywords are looked for, each read once.</summary>
internal sealed class NoticeTexts
{
    private readonly MatchBasis[] bases;
    private readonly AnalysedText[] texts;

    private NoticeTexts(IReadOnlyList<(SearchedText Kind, AnalysedText Text)> parts)
    {
        bases = [.. parts.Select(part => BasisOf(part.Kind))];
        texts = [.. parts.Select(part => part.Text)];
    }

    internal ReadOnlySpan<AnalysedText> All => texts;

    internal static NoticeTexts Of(NoticeContent notice) => new(SearchedTexts.Of(notice));

    /// <summary>The first text that holds all of the query's words by itself.</summary>
    internal MatchBasis Locate(KeywordQuery query)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            if (query.Required.All(clause => clause.IsIn(texts[i])))
                return bases[i];
        }
        return MatchBasis.SeveralTexts;
    }

    /// <summary>The keys under which <see cref="Anchor"/> files subscriptions that this notice might reach.</summary>
    internal HashSet<string> Anchors()
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (ref readonly var term in text.Terms)
            {
                if (anchors.Add(term.Text) && Anchor.OfBeginning(term.Text) is { } beginning)
                    anchors.Add(beginning);
            }
        }
        return anchors;
    }

    private static MatchBasis BasisOf(SearchedText kind) => kind switch
    {
        SearchedText.Title => MatchBasis.Title,
        SearchedText.Description => MatchBasis.Description,
        SearchedText.EntityName => MatchBasis.EntityName,
        SearchedText.ProcedureCode => MatchBasis.ProcedureCode,
        _ => MatchBasis.ItemDescription,
    };
}
