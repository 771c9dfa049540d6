using System.Runtime.CompilerServices;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Html;

/// <summary>
/// Reads the pages of a portal: result lists, the partial answers that continue them, and the pages of
/// single notices. A page is known by its landmark, whatever its file name or address.
/// </summary>
public sealed class HtmlReader : INoticeReader
{
    public async IAsyncEnumerable<ReadItem> ReadAsync(
        Stream content, DocumentOrigin origin, SourceDefinition definition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        foreach (var item in Read(TextDecoding.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), origin.Charset), origin, definition))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private static IEnumerable<ReadItem> Read(string text, DocumentOrigin origin, SourceDefinition definition)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [new ReadItem.Broken("The document is empty.")];
        if (PartialAnswer.IsOne(text))
            return PartialAnswer.Read(text, origin, definition);

        var parsed = HtmlPage.Parse(text);
        if (!parsed.HasValue)
            return [new ReadItem.Broken(parsed.Reason!)];
        var page = parsed.Value;
        // A notice's page may show a list of its own, such as other calls of the entity; a list shows no such page.
        if (DetailPage.IsOne(page, definition))
            return [DetailPage.Read(page, origin, definition)];
        if (ListPage.IsOne(page, definition))
            return ListPage.Read(page, origin, definition);
        var title = page.Title is { Length: > 0 } shown ? $"title of the page: '{RawText.Cut(shown)}'" : "the page has no title";
        return [new ReadItem.Broken($"The page has none of the landmarks of this source ({title}).")];
    }
}
