using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Plans;

/// <summary>
/// The texts of a plan line in which words are looked for; read by the same rules as those of notices. What is chosen here
/// is kept in the tables: after a change, lines that were kept before must be taken in again.
/// </summary>
public static class PlanLineTexts
{
    /// <summary>A publisher's slip has put a thousand codes on one line; no words stand in those beyond.</summary>
    public const int Most = 1_000;

    public static IReadOnlyList<AnalysedText> Of(PlanLineContent line)
    {
        var texts = new List<AnalysedText>();
        Add(line.Title);
        if (line.Description != line.Title)
            Add(line.Description);
        Add(line.Reference);
        if (!string.IsNullOrWhiteSpace(line.Entity?.Name))
        {
            var name = TextPool.Shared.Get(line.Entity.Name);
            texts.Add(name);
            texts.AddRange(EntityAcronyms.Standard.OthersOf(name));
        }

        foreach (var code in line.Classifications)
            Add(code.Description);
        return texts.Count <= Most ? texts : texts[..Most];

        void Add(string? text)
        {
            if (!string.IsNullOrWhiteSpace(text))
                texts.Add(Analyser.Analyse(text));
        }
    }
}
