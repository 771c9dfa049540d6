using AngleSharp.Dom;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Sources.Reading.Html;

/// <summary>
/// The values of a page by the label in the cell before them. Labels come with or without a colon, and
/// with accents or without, on one and the same page.
/// </summary>
internal sealed class LabelledValues
{
    private const int LongestLabel = 200;

    private readonly Dictionary<string, List<IElement>> values = new(StringComparer.Ordinal);

    public LabelledValues(IDocument page)
    {
        foreach (var cell in page.QuerySelectorAll("td, th, dt"))
        {
            if (cell.NextElementSibling is not { LocalName: "td" or "dd" or "th" } value || cell.QuerySelector("table") is not null)
                continue;
            var text = NodeText.Of(cell);
            if (text.Length > LongestLabel || Folding.Fold(text) is not { Length: > 0 } label)
                continue;
            if (!values.TryGetValue(label, out var known))
                values.Add(label, known = []);
            known.Add(value);
        }
    }

    public IReadOnlyList<IElement> Find(string label) => values.GetValueOrDefault(Folding.Fold(label)) ?? [];
}
