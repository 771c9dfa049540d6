using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Archives;

namespace ProcurementHub.Sources.Fetching;

/// <summary>A page of any other format, such as a table: all that is seen of it are its records.</summary>
internal static class RecordPageLook
{
    private static readonly ReaderRegistry readers = new(new ArchiveLimits());

    public static async Task<PageLook> OfAsync(FetchedDocument document, SourceDefinition definition, CancellationToken cancellationToken)
    {
        var rows = new List<ListRow>();
        await using var content = document.OpenRead();
        await foreach (var item in readers.For(definition).ReadAsync(content, document.Origin, definition, cancellationToken))
        {
            if (item is ReadItem.Broken)
                return new PageLook { IsList = false };
            if (item is ReadItem.Found { Record: var record })
                rows.Add(ListRow.Of(record, detail: null, definition));
        }

        return new PageLook { IsList = true, Rows = rows };
    }
}
