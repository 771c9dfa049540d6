using AngleSharp.Dom;
using ProcurementHub.Core;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Html;

namespace ProcurementHub.Sources.Fetching;

internal static class PageText
{
    public static async Task<Parsed<IDocument>> ParseAsync(FetchedDocument document, CancellationToken cancellationToken) =>
        HtmlPage.Parse(await ReadAsync(document, cancellationToken));

    public static async Task<string> ReadAsync(FetchedDocument document, CancellationToken cancellationToken)
    {
        await using var content = document.OpenRead();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        return TextDecoding.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), document.Charset);
    }
}
