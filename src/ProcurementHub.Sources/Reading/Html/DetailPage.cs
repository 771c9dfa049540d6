using AngleSharp.Dom;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Html;

/// <summary>The page of one notice: labels with their values, the schedule and the files.</summary>
internal static class DetailPage
{
    public static bool IsOne(IDocument page, SourceDefinition definition) =>
        definition.Detail is { } detail && page.QuerySelector(detail.Landmark) is not null;

    public static ReadItem Read(IDocument page, DocumentOrigin origin, SourceDefinition definition)
    {
        var detail = definition.Detail!;
        var record = new SourceRecord("page") { IsPartial = definition.List.IsGiven };
        var labels = new LabelledValues(page);
        var tables = new PageTables(page);
        foreach (var rule in detail.Fields)
        {
            if (rule.Label is { } label)
                AddValues(record, rule, labels.Find(label), page, origin);
            else if (rule.Column is { } column)
                AddValues(record, rule, Column(tables, column), page, origin);
            else
                FieldText.Add(record, rule, FieldText.At(rule, page), origin);
        }

        if (record[FieldNames.Url] is null && Uri.TryCreate(origin.Asked, UriKind.Absolute, out var address) && Links.IsWeb(address))
            record.Add(FieldNames.Url, address.AbsoluteUri);
        AddStages(record, tables, detail);
        if (detail.Documents is { } documents)
            AddDocuments(record, tables, documents, origin);
        return new ReadItem.Found(record);
    }

    /// <summary>Items repeat their labels; of anything else the first value is the notice's own.</summary>
    private static void AddValues(SourceRecord record, FieldRule rule, IReadOnlyList<IElement> values, IDocument page, DocumentOrigin origin)
    {
        var all = FieldKinds.Find(rule.Name) is FieldKind.Code or FieldKind.Flag;
        foreach (var value in all ? values : values.Take(1))
            FieldText.Add(record, rule, FieldText.Whole(rule, NodeText.Of(value), page), origin);
    }

    /// <summary>The cells under a header, in the first table that has it.</summary>
    private static List<IElement> Column(PageTables tables, string header)
    {
        if (tables.Find([header]) is not { } table)
            return [];
        var index = table.IndexOf(header);
        return [.. table.Rows.Where(row => row.Cells.Length > 1 || table.Width == 1)
            .Select(HeaderTable.Cells).Where(cells => cells.Count == table.Width).Select(cells => cells[index])];
    }

    private static void AddStages(SourceRecord record, PageTables tables, DetailSettings detail)
    {
        if (detail.ScheduleHeaders is not [var stage, var start, var end] || tables.Find(detail.ScheduleHeaders) is not { } table)
            return;
        foreach (var row in table.Rows)
        {
            var cells = HeaderTable.Cells(row);
            if (cells.Count != table.Width)
                continue;
            if (row.Cells.Length == 1)
                continue;
            var name = NodeText.FirstLine(cells[table.IndexOf(stage)]).Trim();
            if (name.Length > 0)
                record.Stages.Add(new StageText(name, Text(cells[table.IndexOf(start)]), Text(cells[table.IndexOf(end)])));
        }
    }

    private static void AddDocuments(SourceRecord record, PageTables tables, AttachmentTable documents, DocumentOrigin origin)
    {
        if (tables.Find(documents.Headers) is not { } table)
            return;
        var (title, published) = (table.IndexOf(documents.Title), documents.Published is null ? -1 : table.IndexOf(documents.Published));
        foreach (var row in table.Rows)
        {
            var cells = HeaderTable.Cells(row);
            if (cells.Count == table.Width && Address(row, documents, origin) is { } url)
                record.Documents.Add(new DocumentText(title < 0 ? null : Text(cells[title]), url, published < 0 ? null : Text(cells[published])));
        }
    }

    private static string? Address(IElement row, AttachmentTable documents, DocumentOrigin origin)
    {
        var element = row.QuerySelector(documents.Link.Css);
        if (element?.GetAttribute(documents.Link.Attribute ?? "href") is not { } link)
            return null;
        if (documents.Match is not { } pattern)
            return Links.Absolute(link, origin.Url)?.AbsoluteUri;
        var match = pattern.Match(link);
        if (!match.Success)
            return null;
        var part = match.Groups[^1].Value;
        return documents.Url is { } template
            ? template.Replace("{match}", Uri.EscapeDataString(part), StringComparison.Ordinal)
            : Links.Absolute(part, origin.Url)?.AbsoluteUri;
    }

    private static string? Text(IElement cell) => NodeText.Of(cell).Trim() is { Length: > 0 } text ? text : null;
}
