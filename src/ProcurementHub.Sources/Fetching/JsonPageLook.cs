using System.Globalization;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Html;
using ProcurementHub.Sources.Reading.Json;

namespace ProcurementHub.Sources.Fetching;

/// <summary>A page of JSON: of an API, or of releases that lead to the next page.</summary>
internal static class JsonPageLook
{
    public static async Task<PageLook> OfAsync(FetchedDocument document, SourceDefinition definition, CancellationToken cancellationToken)
    {
        await using var content = document.OpenRead();
        var (answer, _) = await JsonAnswer.ParseAsync(content, document.Charset, cancellationToken);
        if (answer is null)
            return new PageLook { IsList = false };
        using (answer)
        {
            var pages = definition.Pages;
            var rows = definition.Reader == ReaderNames.Json ? JsonRows.Of(answer.Root, definition.Json) : [];
            var cursor = Text(answer, pages.Cursor);
            var isAddress = cursor is not null && !PageTemplate.HasCursorPlace(definition);
            return new PageLook
            {
                IsList = rows is not null,
                Rows = [.. (rows ?? []).Select(row => Row(answer, row, document, definition))],
                Last = Number(answer, pages.Last?.Path),
                Total = Number(answer, pages.Total?.Path),
                Next = isAddress ? Links.Absolute(cursor!, document.FinalUrl) : null,
                Cursor = isAddress ? null : cursor,
            };
        }
    }

    private static ListRow Row(JsonAnswer answer, JsonPlace row, FetchedDocument document, SourceDefinition definition) => ListRow.Of(
        JsonRecord.Read(answer, row, definition.Json.Row, document.Origin, isPartial: true),
        definition.Json.Detail?.Follow is { } follow ? JsonAddress.Of(follow, row.Value, document.FinalUrl) : null,
        definition);

    private static string? Text(JsonAnswer answer, JsonPath? path) =>
        path is null ? null : JsonPathWalk.Find(path, answer.Root.Value).Select(JsonRecord.TextOf).OfType<string>().FirstOrDefault();

    private static int? Number(JsonAnswer answer, JsonPath? path) =>
        int.TryParse(Text(answer, path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
