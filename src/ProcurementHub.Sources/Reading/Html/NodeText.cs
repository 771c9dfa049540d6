using System.Text;
using AngleSharp.Dom;

namespace ProcurementHub.Sources.Reading.Html;

/// <summary>The text of an element as a person sees it: what stands in boxes or lines of its own is parted by a blank.</summary>
internal static class NodeText
{
    public static string Of(INode node)
    {
        // Most cells hold nothing but their text.
        if (node is { ChildNodes: [IText only] })
            return only.Data;
        var text = new StringBuilder();
        Append(node, text, firstLineOnly: false);
        return text.ToString();
    }

    /// <summary>Up to the first line break or box, without blanks before it: cells put remarks below what they name.</summary>
    public static string FirstLine(INode node)
    {
        var text = new StringBuilder();
        Append(node, text, firstLineOnly: true);
        return text.ToString();
    }

    /// <returns>False when the first line has ended.</returns>
    private static bool Append(INode node, StringBuilder text, bool firstLineOnly)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText piece)
            {
                // A first line begins with its first sign: to look through all blanks so far at each break would take a walk each.
                text.Append(firstLineOnly && text.Length == 0 ? piece.Data.TrimStart() : piece.Data);
                continue;
            }

            if (child is not IElement element || element.LocalName is "script" or "style" or "template")
                continue;
            if (IsBreak(element))
            {
                if (firstLineOnly && text.Length > 0)
                    return false;
                if (!firstLineOnly)
                    text.Append(' ');
            }

            if (!Append(element, text, firstLineOnly))
                return false;
        }

        return true;
    }

    private static bool IsBreak(IElement element) => IsBreak(element.LocalName);

    /// <summary>Elements that stand in a box or line of their own.</summary>
    public static bool IsBreak(string name) => name is
        "br" or "div" or "p" or "td" or "th" or "tr" or "table" or "ul" or "ol" or "li" or "dl" or "dt" or "dd" or "img" or "hr"
        or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "section" or "article" or "fieldset" or "option";
}
