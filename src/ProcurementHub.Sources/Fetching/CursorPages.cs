using System.Runtime.CompilerServices;
using System.Text.Json;
using ProcurementHub.Sources.Reading.Html;

namespace ProcurementHub.Sources.Fetching;

/// <summary>Pages of JSON, each of which names the address of the next.</summary>
internal sealed class CursorPages(PassRequests requests, int most, string cursor)
{
    /// <param name="from">The page to begin with, which was read before; null for the first.</param>
    public async IAsyncEnumerable<FetchResult> WalkAsync(Uri start, PagePlace? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<Uri>();
        var number = from?.Number ?? 1;
        for (var address = from?.Address ?? start; address is not null; number++)
        {
            if (!seen.Add(address))
            {
                yield return new FetchResult.Failed(address.AbsoluteUri, "The pages lead back to one of them; what comes after was not fetched.");
                yield break;
            }

            if (number > most)
            {
                yield return new FetchResult.Failed(address.AbsoluteUri, $"There are more than {most} pages; the others were not fetched.");
                yield break;
            }

            var result = await requests.GetAsync(address, cancellationToken);
            if (from is not null)
            {
                // Cursors grow old.
                if (PagePlace.IsGone(result))
                {
                    (from, number, address) = (null, 0, start);
                    seen.Clear();
                    continue;
                }

                yield return new FetchResult.WentOn(new WalkPosition(from.ToString()));
                from = null;
            }

            if (result is not FetchResult.Fetched { Document: var document })
            {
                yield return result;
                yield break;
            }

            // Before the document is handed over: whoever gets it may dispose of it.
            var (next, isJson) = await NextAsync(document, cancellationToken);
            yield return result;
            if (!isJson)
                yield return new FetchResult.Failed(document.Url, "The page is not JSON and names no next one; what comes after was not fetched.");
            yield return new FetchResult.Reached(new WalkPosition(new PagePlace(number, Address: address).ToString()));
            address = next;
        }
    }

    private async Task<(Uri? Next, bool IsJson)> NextAsync(FetchedDocument document, CancellationToken cancellationToken)
    {
        await using var content = document.OpenRead();
        try
        {
            using var json = await JsonDocument.ParseAsync(content, cancellationToken: cancellationToken);
            var element = json.RootElement;
            foreach (var name in cursor.Split('.'))
            {
                if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                    return (null, true);
            }

            return (element.ValueKind == JsonValueKind.String ? Links.Absolute(element.GetString()!, document.FinalUrl) : null, true);
        }
        catch (JsonException)
        {
            return (null, false);
        }
    }
}
