using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Fetching;

/// <summary>What a walk wants to know of one page of a list.</summary>
internal sealed record PageLook
{
    /// <summary>False where the reader will say what is wrong with the page.</summary>
    public required bool IsList { get; init; }

    public IReadOnlyList<ListRow> Rows { get; init; } = [];

    /// <summary>All that the reader would make of the page; null where it is to read it itself.</summary>
    public IReadOnlyList<ReadItem>? Items { get; init; }

    /// <summary>Whether such a page says how many there are; a partial answer does not.</summary>
    public bool CanCount { get; init; } = true;

    /// <summary>Number of the last page.</summary>
    public int? Last { get; init; }

    /// <summary>Rows of all pages together.</summary>
    public int? Total { get; init; }

    /// <summary>Address of the next page.</summary>
    public Uri? Next { get; init; }

    /// <summary>What the next request is to say.</summary>
    public string? Cursor { get; init; }

    /// <summary>Hidden inputs that the next post takes along.</summary>
    public IReadOnlyDictionary<string, string> Hidden { get; init; } = new Dictionary<string, string>();

    public static Task<PageLook> OfAsync(FetchedDocument document, SourceDefinition definition, CancellationToken cancellationToken) => definition.Reader switch
    {
        ReaderNames.Html => HtmlPageLook.OfAsync(document, definition, cancellationToken),
        ReaderNames.Json => JsonPageLook.OfAsync(document, definition, cancellationToken),
        _ when definition.Pages.Cursor is not null => JsonPageLook.OfAsync(document, definition, cancellationToken),
        _ => RecordPageLook.OfAsync(document, definition, cancellationToken),
    };
}

/// <summary>One row of a list.</summary>
/// <param name="Text">All it says: two rows of the same text are one.</param>
/// <param name="Detail">Where the document about its notice is.</param>
/// <param name="Key">What that document need not say, because the row does.</param>
/// <param name="Hash">Of all it says; null where it leads to no document.</param>
internal sealed record ListRow(string Text, Uri? Detail, IReadOnlyList<KeyValuePair<string, string>> Key, byte[]? Hash)
{
    public static ListRow Of(SourceRecord record, string? detail, SourceDefinition definition)
    {
        var key = definition.Key.From.Where(field => record[field] is not null).Select(field => new KeyValuePair<string, string>(field, record[field]!));
        return new ListRow(
            string.Join('\n', record.Fields.Select(field => field.Value)),
            detail is not null && Uri.TryCreate(detail, UriKind.Absolute, out var link) ? link : null,
            [.. key],
            detail is null ? null : LinkedPage.HashOf(record));
    }
}
