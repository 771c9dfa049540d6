using System.Globalization;
using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Html;

namespace ProcurementHub.Sources.Fetching;

/// <summary>
/// The pages of a result list, each followed by the pages of its notices. Pages are counted when the
/// address has a place for their number, else each leads to the next.
/// </summary>
internal sealed class ListPages(PassRequests requests, SourceDefinition definition, Func<int, Uri> pageAt, bool isCounted)
{
    private readonly HashSet<Uri> lists = [];
    private readonly HashSet<Uri> details = [];
    private readonly HashSet<string> rows = new(StringComparer.Ordinal);
    private int? last;

    /// <param name="from">The page to begin with, which was read before; null for the first.</param>
    public async IAsyncEnumerable<FetchResult> WalkAsync(PagePlace? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = from?.Number ?? definition.Pages.From;
        last = from?.Last;
        for (var address = from?.Address ?? pageAt(number); address is not null && lists.Add(address); number++)
        {
            if (number - definition.Pages.From >= definition.Pages.Max)
            {
                yield return new FetchResult.Failed(address.AbsoluteUri, $"There are more than {definition.Pages.Max} pages; the others were not fetched.");
                yield break;
            }

            var result = await requests.GetAsync(address, cancellationToken);
            if (from is not null)
            {
                if (PagePlace.IsGone(result))
                {
                    (from, last, number, address) = (null, null, definition.Pages.From - 1, pageAt(definition.Pages.From));
                    lists.Clear();
                    continue;
                }

                yield return new FetchResult.WentOn(new WalkPosition(from.ToString()));
                from = null;
                // The list may have become shorter since; only where the page fails is its old length of use.
                if (result is FetchResult.Fetched)
                    last = null;
            }

            if (result is not FetchResult.Fetched { Document: var document })
            {
                yield return result;
                // Only a counted list goes on behind a page that is missing.
                address = number < last ? pageAt(number + 1) : null;
                continue;
            }

            var page = await PageText.ParseAsync(document, cancellationToken);
            var step = Look(page, document, number);
            if (step.IsBehindTheLast)
            {
                await document.DisposeAsync();
                yield break;
            }

            yield return result;
            foreach (var (link, known) in step.Details)
                yield return Known(await requests.GetAsync(link, cancellationToken), known);
            if (step.Trouble is { } trouble)
                yield return new FetchResult.Failed(document.Url, trouble);
            yield return new FetchResult.Reached(new WalkPosition(new PagePlace(number, last, isCounted ? null : address).ToString()));
            address = step.Next;
        }
    }

    private Step Look(IDocument page, FetchedDocument document, int number)
    {
        var next = isCounted ? null : Links.Find(page, definition.Pages.Next ?? new NodeSelector("a[rel=next]", "href"), document.FinalUrl);
        if (!ListPage.IsOne(page, definition))
        {
            // The reader will say what is wrong with the page itself.
            var isCutShort = last is null && (isCounted || definition.Pages.Next is not null);
            return new Step([], number < last ? pageAt(number + 1) : null,
                isCutShort ? "The page is not a list; the pages after it were not fetched." : null);
        }

        var records = ListPage.Read(page, document.Origin, definition).OfType<ReadItem.Found>().Select(found => found.Record).ToList();
        var fresh = records.Count(record => rows.Add(string.Join('\n', record.Fields.Select(field => field.Value))));
        var found = records.Select(Detail).OfType<(Uri, IReadOnlyList<KeyValuePair<string, string>>)>().Where(detail => details.Add(detail.Item1)).ToList();
        if (!isCounted)
            return new Step(found, next, null);
        if (definition.Pages.Last is { } pager)
        {
            var told = Last(page, pager);
            // A list that was emptied by mistake counts one page, whichever of its pages was asked for.
            if (last is not null && told < number)
                return new Step(found, number < last ? pageAt(number + 1) : null, $"The page is number {number} but says that there are {told}; those before it said {last}.");
            last = told ?? last;
            var trouble = told is not null ? null
                : last is null ? "The page does not say how many pages there are; those after it were not fetched."
                : "The page does not say how many pages there are, as those before it did: it may be cut off.";
            return new Step(found, number < last ? pageAt(number + 1) : null, trouble);
        }

        // Without a count the list ends at the first page that brings nothing that was not there before.
        return fresh == 0 && number > definition.Pages.From
            ? new Step([], null, null, IsBehindTheLast: true)
            : new Step(found, fresh > 0 ? pageAt(number + 1) : null, null);
    }

    private (Uri, IReadOnlyList<KeyValuePair<string, string>>)? Detail(SourceRecord record)
    {
        if (definition.Detail?.Follow is null || record[FieldNames.Url] is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out var link))
            return null;
        var key = definition.Key.From.Where(field => record[field] is not null).Select(field => new KeyValuePair<string, string>(field, record[field]!));
        return (link, [.. key]);
    }

    private static int? Last(IDocument page, PagerText pager)
    {
        if (page.QuerySelector(pager.Css) is not { } element || pager.Match.Match(NodeText.Of(element)) is not { Success: true } match)
            return null;
        return int.TryParse(match.Groups[^1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static FetchResult Known(FetchResult result, IReadOnlyList<KeyValuePair<string, string>> known) =>
        result is FetchResult.Fetched { Document: var document } ? new FetchResult.Fetched(document.With(known)) : result;

    /// <param name="Trouble">Why pages that are there will not be fetched.</param>
    private sealed record Step(
        IReadOnlyList<(Uri Link, IReadOnlyList<KeyValuePair<string, string>> Known)> Details, Uri? Next, string? Trouble, bool IsBehindTheLast = false);
}
