using System.Runtime.CompilerServices;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Fetching;

/// <summary>
/// One live pass over a source: from its start address from page to page, and from each list to the pages
/// of its notices.
/// </summary>
/// <param name="time">Says which day it is, for addresses with dates in them.</param>
/// <param name="baseAddress">What {base} stands for; null for what the definition says.</param>
/// <param name="from">Where a pass before was broken off; null to begin at the beginning.</param>
public sealed class SourceWalk(PassRequests requests, TimeProvider time, Uri? baseAddress = null, WalkPosition? from = null) : IDocumentFetcher
{
    public IAsyncEnumerable<FetchResult> FetchAsync(SourceDefinition definition, CancellationToken cancellationToken)
    {
        var start = Start(definition, baseAddress ?? definition.Base);
        return start.Reason is null
            ? WalkAsync(definition, StartAddresses.Of(start.Value, definition.Window, time.GetUtcNow(), definition.Zone), cancellationToken)
            : FailedAsync(start.Reason);
    }

    private async IAsyncEnumerable<FetchResult> WalkAsync(
        SourceDefinition definition, IReadOnlyList<string> starts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var begin = starts.Index().FirstOrDefault(start => start.Item == from?.Start).Index;
        // What is behind the starts before it was handed over by the pass that was broken off.
        if (begin > 0)
            yield return new FetchResult.WentOn(from!);
        for (var at = begin; at < starts.Count; at++)
        {
            var start = starts[at];
            var place = from?.Start == start ? PagePlace.Parse(from.Place) : null;
            await foreach (var result in Walk(definition, start, place, cancellationToken))
            {
                if (result is FetchResult.Ended)
                {
                    yield return result;
                    yield break;
                }

                if (result is FetchResult.Reached(var reached))
                    yield return new FetchResult.Reached(WalkPosition.Of(reached.Place, start));
                else if (result is not FetchResult.WentOn)
                    yield return result;
                else if (begin == 0)
                    yield return new FetchResult.WentOn(from!);
            }
        }
    }

    private IAsyncEnumerable<FetchResult> Walk(SourceDefinition definition, string start, PagePlace? place, CancellationToken cancellationToken)
    {
        var template = new PageTemplate(start, definition);
        if (definition.Pages.Files is not null)
            return new LinkedFiles(requests, definition).WalkAsync(template.Opening().Address, place, cancellationToken);
        return IsList(definition, template)
            ? new ListPages(requests, definition, template).WalkAsync(template.NeedsPageBefore ? null : place, cancellationToken)
            : SingleAsync(template.Opening().Address, place, cancellationToken);
    }

    private static bool IsList(SourceDefinition definition, PageTemplate template) =>
        definition.Reader is ReaderNames.Html or ReaderNames.Json || definition.Post is not null
        || template.IsCounted || definition.Pages.Cursor is not null || definition.Pages.LinkHeader;

    private static Core.Parsed<string> Start(SourceDefinition definition, Uri? origin)
    {
        if (definition.Start is not { } start)
            return Core.Parsed.Failed<string>("The source has no address to start from; it is read from saved documents.");
        if (start.Contains("{base}", StringComparison.Ordinal))
        {
            if (origin is null)
                return Core.Parsed.Failed<string>("The source needs a base address, and the configuration gives none.");
            start = start.Replace("{base}", origin.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);
        }

        return Uri.TryCreate(start, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? Core.Parsed.Of(start)
            : Core.Parsed.Failed<string>("The start address is no address of the web.");
    }

    private async IAsyncEnumerable<FetchResult> SingleAsync(
        Uri address, PagePlace? place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (place is not null)
            yield return new FetchResult.WentOn(new WalkPosition(place.ToString()));
        yield return await requests.GetAsync(address, cancellationToken);
        yield return new FetchResult.Reached(new WalkPosition(new PagePlace(1).ToString()));
    }

    private static async IAsyncEnumerable<FetchResult> FailedAsync(string reason)
    {
        await Task.CompletedTask;
        yield return new FetchResult.Failed("", reason);
    }
}
