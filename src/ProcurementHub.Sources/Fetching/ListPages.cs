using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Fetching;

/// <summary>
/// The pages of a list, each followed by the documents about its notices. Pages are counted when the request has a
/// place for their number, else each leads to the next.
/// </summary>
/// <remarks>
/// Lists move while they are paged through. A row that is put in pushes others to the next page, where they are met
/// again. A row that is taken out pulls one past the page that was just read: where the list says how many rows it has
/// and the number falls, all pages are looked at once more, and where it does not, the next pass meets that row, since
/// every pass goes to the end of the list.
/// </remarks>
internal sealed class ListPages(PassRequests requests, SourceDefinition definition, PageTemplate template)
{
    private readonly PageRule pages = definition.Pages;
    private readonly ListProgress progress = new(definition.Pages, template.IsCounted);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly HashSet<Uri> details = [];
    private readonly CookieContainer? cookies = template.NeedsPageBefore ? new() : null;
    private Dictionary<string, string> hidden = new(StringComparer.Ordinal);

    /// <param name="from">The page to begin with, which was read before; null for the first.</param>
    public async IAsyncEnumerable<FetchResult> WalkAsync(PagePlace? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = from?.Number ?? pages.From;
        progress.Last = from?.Last;
        var isOpening = template.NeedsPageBefore;
        var request = from?.Address is { } place ? new PageRequest(place) : isOpening ? template.Opening() : template.At(number, null, hidden);
        while (request is not null)
        {
            if (WhyNot(request, number) is { } refusal)
            {
                yield return new FetchResult.Failed(request.Url, refusal);
                yield break;
            }

            var result = await SendAsync(request, cancellationToken);
            if (result is FetchResult.Ended)
            {
                yield return result;
                yield break;
            }

            if (from is not null)
            {
                // Pages and cursors grow old.
                if (PagePlace.IsGone(result))
                {
                    (from, number, progress.Last) = (null, pages.From, null);
                    request = template.At(number, null, hidden);
                    asked.Clear();
                    continue;
                }

                yield return new FetchResult.WentOn(new WalkPosition(from.ToString()));
                from = null;
                // The list may have become shorter since; only where the page fails is its old length of use.
                if (result is FetchResult.Fetched)
                    progress.Last = null;
            }

            if (result is not FetchResult.Fetched { Document: var document })
            {
                yield return result;
                // Only a counted list goes on behind a page that is missing.
                request = !isOpening && number < progress.Last ? template.At(++number, null, hidden) : null;
                continue;
            }

            // Before the document is handed over: whoever gets it may dispose of it.
            var look = await PageLook.OfAsync(document, definition, cancellationToken);
            foreach (var (name, value) in look.Hidden)
                hidden[name] = value;
            if (isOpening)
            {
                isOpening = false;
                if (WhyNoForm() is { } lacking)
                {
                    await document.DisposeAsync();
                    yield return new FetchResult.Failed(document.Url, lacking);
                    yield break;
                }

                // Where the form comes with a list, that is the first page of it.
                if (!look.IsList)
                {
                    await document.DisposeAsync();
                    request = template.At(number, null, hidden);
                    continue;
                }
            }

            var sha256 = await HashAsync(document, cancellationToken);
            var step = progress.Judge(look, number, Convert.ToHexString(sha256));
            if (step.BringsNothing)
                await document.DisposeAsync();
            else
                yield return new FetchResult.Fetched(document.With(look.Items, sha256));
            var linked = look.Rows.Where(row => row.Detail is not null && details.Add(row.Detail)).ToList();
            var fresh = await requests.FreshAsync(
                linked.ConvertAll(row => new LinkedPage(row.Detail!.AbsoluteUri, row.Hash!)), definition.DetailRefresh, cancellationToken);
            foreach (var row in linked)
            {
                yield return fresh.Contains(row.Detail!.AbsoluteUri)
                    ? new FetchResult.Spared(row.Detail.AbsoluteUri)
                    : With(row, await DetailAsync(row.Detail, cancellationToken));
            }

            if (step.Trouble is { } trouble)
                yield return new FetchResult.Failed(document.Url, trouble);
            if (Place(request, number) is { } reached && !step.BringsNothing)
                yield return new FetchResult.Reached(new WalkPosition(reached.ToString()));
            (request, number) = Next(step, look, document, number);
        }
    }

    private string? WhyNot(PageRequest request, int number) =>
        number - pages.From >= pages.Max ? $"There are more than {pages.Max} pages; the others were not fetched."
        : asked.Add(request.Url) ? null
        : "The pages lead back to one of them; what comes after was not fetched.";

    private string? WhyNoForm() =>
        definition.Post!.Hidden.Where(name => !hidden.ContainsKey(name)).ToList() is { Count: > 0 } lacking
            ? $"The page with the form has no hidden input {string.Join(", ", lacking.Select(name => $"'{name}'"))}; nothing was posted."
            : null;

    private (PageRequest? Request, int Number) Next(ListStep step, PageLook look, FetchedDocument document, int number)
    {
        if (step.LooksAgain)
        {
            asked.Clear();
            return (template.At(pages.From, null, hidden), pages.From);
        }

        if (!step.GoesOn)
            return (null, number);
        if (template.IsCounted)
            return (template.At(number + 1, null, hidden), number + 1);
        var next = pages.LinkHeader ? LinkHeader.Next(document) : look.Next;
        // The link of a last page often leads to that page itself.
        if (next is not null && definition.Reader == ReaderNames.Html && next.AbsoluteUri is var link && (link == document.FinalUrl || link == document.Url))
            return (null, number);
        var request = next is not null ? new PageRequest(next)
            : look.Cursor is { } cursor ? template.At(number + 1, cursor, hidden)
            : null;
        return (request, number + 1);
    }

    /// <summary>Null where a page cannot be asked for without the one before it.</summary>
    private PagePlace? Place(PageRequest request, int number) =>
        template.NeedsPageBefore ? null
        : template.IsCounted ? new PagePlace(number, progress.Last)
        : request.Body is null ? new PagePlace(number, Address: request.Address)
        : null;

    private Task<FetchResult> SendAsync(PageRequest request, CancellationToken cancellationToken) =>
        // A page of a session, or one whose header is needed, must be the page itself.
        cookies is not null || pages.LinkHeader
            ? requests.SendAnewAsync(request with { Cookies = cookies }, cancellationToken)
            : requests.SendAsync(request, cancellationToken);

    private Task<FetchResult> DetailAsync(Uri address, CancellationToken cancellationToken) =>
        cookies is null
            ? requests.GetAsync(address, cancellationToken)
            : requests.SendAsync(new PageRequest(address) { Cookies = cookies }, cancellationToken);

    private static FetchResult With(ListRow row, FetchResult result) =>
        result is FetchResult.Fetched { Document: var document } ? new FetchResult.Fetched(document.With(row.Key, row.Hash)) : result;

    private static async ValueTask<byte[]> HashAsync(FetchedDocument document, CancellationToken cancellationToken)
    {
        if (document.Sha256 is { } known)
            return known;
        if (document.Bytes is { } bytes)
            return SHA256.HashData(bytes.Span);
        await using var content = document.OpenRead();
        return await SHA256.HashDataAsync(content, cancellationToken);
    }
}
