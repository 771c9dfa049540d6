using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Matching;

/// <summary>The texts of a notice in which keywords are looked for, each read once.</summary>
internal sealed class NoticeTexts
{
    private readonly MatchBasis[] bases;
    private readonly AnalysedText[] texts;

    private NoticeTexts(List<(MatchBasis Basis, AnalysedText Text)> parts)
    {
        bases = [.. parts.Select(part => part.Basis)];
        texts = [.. parts.Select(part => part.Text)];
    }

    internal ReadOnlySpan<AnalysedText> All => texts;

    internal static NoticeTexts Of(NoticeContent notice)
    {
        var parts = new List<(MatchBasis, AnalysedText)>();
        Add(MatchBasis.Title, notice.Title);
        Add(MatchBasis.Description, notice.Description);
        Add(MatchBasis.EntityName, notice.Entity?.Name);
        Add(MatchBasis.ProcedureCode, notice.ProcedureCode);
        foreach (var code in notice.Classifications)
            Add(MatchBasis.ItemDescription, code.Description);
        return new NoticeTexts(parts);

        void Add(MatchBasis basis, string? text)
        {
            if (!string.IsNullOrWhiteSpace(text))
                parts.Add((basis, Analyser.Analyse(text)));
        }
    }

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
}
