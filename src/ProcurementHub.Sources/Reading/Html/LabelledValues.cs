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
        var cells = new List<(IElement Cell, IElement? Next)>();
        Gather(page, cells);
        foreach (var (cell, next) in cells)
        {
            if (next is null || HeaderTable.HoldsTable(cell))
                continue;
            var text = NodeText.Of(cell);
            if (text.Length > LongestLabel || Folding.Fold(text) is not { Length: > 0 } label)
                continue;
            if (!values.TryGetValue(label, out var known))
                values.Add(label, known = []);
            known.Add(next);
        }
    }

    /// <summary>
    /// All that may be labels, each with the cell that follows it: to ask an element for its next sibling costs a walk
    /// over all of them.
    /// </summary>
    private static void Gather(INode node, List<(IElement Cell, IElement? Next)> cells)
    {
        var before = -1;
        foreach (var child in node.ChildNodes)
        {
            if (child is not IElement element)
                continue;
            var name = element.LocalName;
            if (before >= 0 && name is "td" or "dd" or "th")
                cells[before] = (cells[before].Cell, element);
            before = name is "td" or "th" or "dt" ? cells.Count : -1;
            if (before >= 0)
                cells.Add((element, null));
            Gather(element, cells);
        }
    }

    public IReadOnlyList<IElement> Find(string label) => values.GetValueOrDefault(Folding.Fold(label)) ?? [];
}
