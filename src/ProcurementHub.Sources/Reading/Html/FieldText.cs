using AngleSharp.Dom;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Html;

/// <summary>Takes a field's text out of a row or page and puts it where the record keeps such fields.</summary>
internal static class FieldText
{
    public static string? At(FieldRule rule, IParentNode within)
    {
        if (rule.At is not { } at)
            return null;
        // "@href" alone is the row itself.
        var element = at.Css.Length == 0 ? within as IElement : within.QuerySelector(at.Css);
        if (element is null)
            return null;
        return at.Attribute is { } attribute ? element.GetAttribute(attribute) : Whole(rule, NodeText.Of(element), element.Owner);
    }

    /// <summary>The whole text where the shown one is cut off: only a text that begins like it can be that.</summary>
    public static string Whole(FieldRule rule, string shown, IDocument? page)
    {
        var trimmed = shown.Trim();
        if (rule.Full is null || page is null || !(trimmed.EndsWith("...", StringComparison.Ordinal) || trimmed.EndsWith('…')))
            return shown;
        var beginning = trimmed.TrimEnd('.', '…', ' ');
        return page.QuerySelectorAll(rule.Full)
            .Select(element => NodeText.Of(element).Trim())
            .FirstOrDefault(text => text.StartsWith(beginning, StringComparison.Ordinal)) ?? shown;
    }

    public static void Add(SourceRecord record, FieldRule rule, string? text, DocumentOrigin origin)
    {
        if (Meant(rule, text) is not { } meant)
            return;
        if (rule.Scheme is not null)
        {
            CodeTexts.Add(record, rule, meant);
            return;
        }

        record.Add(rule.Name, rule.Name is FieldNames.Url or FieldNames.Document ? Links.Absolute(meant, origin.Url)?.AbsoluteUri ?? meant : meant);
    }

    /// <summary>The part of a text that the field's pattern is about; null where there is none.</summary>
    public static string? Meant(FieldRule rule, string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || rule.Match is not { } pattern)
            return string.IsNullOrEmpty(text) ? null : text;
        var match = pattern.Match(text);
        return match.Success ? match.Groups[^1].Value : null;
    }
}
