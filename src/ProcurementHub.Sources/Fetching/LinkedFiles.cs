using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Html;

namespace ProcurementHub.Sources.Fetching;

/// <summary>Files behind the links of one page, such as the plans of all entities.</summary>
internal sealed class LinkedFiles(PassRequests requests, SourceDefinition definition)
{
    /// <param name="from">The file to go on behind; null for all files.</param>
    public async IAsyncEnumerable<FetchResult> WalkAsync(Uri start, PagePlace? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var result = await requests.GetAsync(start, cancellationToken);
        if (result is not FetchResult.Fetched { Document: var index })
        {
            yield return result;
            yield break;
        }

        await using var opened = index;
        var parsed = await PageText.ParseAsync(index, cancellationToken);
        if (!parsed.HasValue)
        {
            yield return new FetchResult.Failed(index.Url, parsed.Reason!);
            yield break;
        }

        var page = parsed.Value;
        if (page.QuerySelector(definition.Pages.Landmark!) is null)
        {
            yield return new FetchResult.Failed(index.Url, $"The page with the links has not its landmark (title of the page: '{page.Title}').");
            yield break;
        }

        var addresses = Addresses(page, index.FinalUrl);
        var done = from?.Address is { } last ? addresses.IndexOf(last) + 1 : 0;
        if (done > 0)
            yield return new FetchResult.WentOn(new WalkPosition(from!.ToString()));
        for (var at = done; at < addresses.Count; at++)
        {
            if (at >= definition.Pages.Max)
            {
                yield return new FetchResult.Failed(index.Url, $"The page links to more than {definition.Pages.Max} files; the others were not fetched.");
                yield break;
            }

            yield return await requests.GetAsync(addresses[at], cancellationToken);
            yield return new FetchResult.Reached(new WalkPosition(new PagePlace(at + 1, addresses.Count, addresses[at]).ToString()));
        }
    }

    private List<Uri> Addresses(IDocument page, string url) =>
    [
        .. page.QuerySelectorAll(definition.Pages.Files!.Css)
            .Select(link => link.GetAttribute(definition.Pages.Files.Attribute ?? "href") is { } text ? Links.Absolute(text, url) : null)
            .OfType<Uri>().Distinct(),
    ];
}
