using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Notices;

/// <summary>A text of a notice in which words are looked for.</summary>
public enum SearchedText
{
    Title,
    Description,
    EntityName,
    ProcedureCode,
    ItemDescription,
}

/// <summary>
/// The texts of a notice in which words are looked for, by alerts and by the search alike; with the other names by which
/// its entity is known. What is chosen here is
/// kept in the search's tables: after a change, notices that were kept before must be read again.
/// </summary>
public static class SearchedTexts
{
    /// <summary>In the order in which a place is named when several hold the words: the title first.</summary>
    public static IReadOnlyList<(SearchedText Kind, AnalysedText Text)> Of(NoticeContent notice)
    {
        var texts = new List<(SearchedText, AnalysedText)>();
        Add(SearchedText.Title, notice.Title);
        Add(SearchedText.Description, notice.Description);
        Add(SearchedText.EntityName, notice.Entity?.Name);
        if (texts.Count > 0 && texts[^1] is (SearchedText.EntityName, var name))
            texts.AddRange(EntityAcronyms.Standard.OthersOf(name).Select(other => (SearchedText.EntityName, other)));
        Add(SearchedText.ProcedureCode, notice.ProcedureCode);
        foreach (var code in notice.Classifications)
            Add(SearchedText.ItemDescription, code.Description);
        return texts;

        void Add(SearchedText kind, string? text)
        {
            if (!string.IsNullOrWhiteSpace(text))
                texts.Add((kind, kind is SearchedText.EntityName or SearchedText.ItemDescription ? TextPool.Shared.Get(text) : Analyser.Analyse(text)));
        }
    }
}
