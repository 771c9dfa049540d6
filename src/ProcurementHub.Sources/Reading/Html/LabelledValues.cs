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
        var following = Following(page);
        foreach (var cell in page.QuerySelectorAll("td, th, dt"))
        {
            if (following.GetValueOrDefault(cell) is not { } value || cell.QuerySelector("table") is not null)
                continue;
            var text = NodeText.Of(cell);
            if (text.Length > LongestLabel || Folding.Fold(text) is not { Length: > 0 } label)
                continue;
            if (!values.TryGetValue(label, out var known))
                values.Add(label, known = []);
            known.Add(value);
        }
    }

    /// <summary>The cell after each element that has one: to ask an element for its next sibling costs a walk over all of them.</summary>
    private static Dictionary<IElement, IElement> Following(IDocument page)
    {
        var following = new Dictionary<IElement, IElement>();
        var last = new Dictionary<IElement, IElement>();
        foreach (var element in page.All)
        {
            if (element.ParentElement is not { } parent)
                continue;
            if (element.LocalName is "td" or "dd" or "th" && last.TryGetValue(parent, out var before))
                following.Add(before, element);
            last[parent] = element;
        }

        return following;
    }

    public IReadOnlyList<IElement> Find(string label) => values.GetValueOrDefault(Folding.Fold(label)) ?? [];
}
