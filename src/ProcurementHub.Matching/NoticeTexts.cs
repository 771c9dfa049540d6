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

    private static MatchBasis BasisOf(SearchedText kind) => kind switch
    {
        SearchedText.Title => MatchBasis.Title,
        SearchedText.Description => MatchBasis.Description,
        SearchedText.EntityName => MatchBasis.EntityName,
        SearchedText.ProcedureCode => MatchBasis.ProcedureCode,
        _ => MatchBasis.ItemDescription,
    };
}
