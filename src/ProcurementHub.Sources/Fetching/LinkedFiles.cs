using System.Runtime.CompilerServices;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Html;

namespace ProcurementHub.Sources.Fetching;

/// <summary>Files behind the links of one page, such as the plans of all entities.</summary>
internal sealed class LinkedFiles(PassRequests requests, SourceDefinition definition)
{
    public async IAsyncEnumerable<FetchResult> WalkAsync(Uri start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var result = await requests.GetAsync(start, cancellationToken);
        if (result is not FetchResult.Fetched { Document: var index })
        {
            yield return result;
            yield break;
        }

        await using var opened = index;
        var page = await PageText.ParseAsync(index, cancellationToken);
        if (page.QuerySelector(definition.Pages.Landmark!) is null)
        {
            yield return new FetchResult.Failed(index.Url, $"The page with the links has not its landmark (title of the page: '{page.Title}').");
            yield break;
        }

        var seen = new HashSet<Uri>();
        foreach (var link in page.QuerySelectorAll(definition.Pages.Files!.Css))
        {
            if (link.GetAttribute(definition.Pages.Files.Attribute ?? "href") is not { } text
                || Links.Absolute(text, index.FinalUrl) is not { } address || !seen.Add(address))
                continue;
            if (seen.Count > definition.Pages.Max)
            {
                yield return new FetchResult.Failed(index.Url, $"The page links to more than {definition.Pages.Max} files; the others were not fetched.");
                yield break;
            }

            yield return await requests.GetAsync(address, cancellationToken);
        }
    }
}
