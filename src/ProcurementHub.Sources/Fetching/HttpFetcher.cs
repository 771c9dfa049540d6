using System.Net;
using System.Net.Sockets;

namespace ProcurementHub.Sources.Fetching;

/// <summary>
/// Gets one address. All that can happen to a request on its way is a value here, with a reason that a
/// person can read; only the caller's own cancellation comes as an exception.
/// </summary>
public sealed class HttpFetcher(HttpClient client, HttpFetchOptions options)
{
    /// <summary>A client that unpacks what servers pack and does not outlive changes of DNS.</summary>
    public static HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxAutomaticRedirections = 5,
    })
    {
        // The fetcher counts the time itself, the body's included.
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };

    public Task<FetchResult> GetAsync(Uri address, CancellationToken cancellationToken) =>
        SendAsync(new PageRequest(address), known: null, cancellationToken);

    /// <param name="known">What the address gave before; the result holds the same bytes if they have not changed.</param>
    public async Task<FetchResult> SendAsync(PageRequest asked, KnownDocument? known, CancellationToken cancellationToken)
    {
        var address = asked.Address;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var request = Request(asked, known);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
                return new FetchResult.Fetched(FetchedDocument.OfKnown(asked.Url, known));
            return response.IsSuccessStatusCode
                ? await DocumentAsync(response, asked, limit.Token)
                : Refused(response, address);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchResult.Failed(address.AbsoluteUri, $"The server did not answer in full within {options.Timeout.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException exception)
        {
            return new FetchResult.Failed(address.AbsoluteUri, Reason(exception));
        }
        catch (InvalidDataException)
        {
            return new FetchResult.Failed(address.AbsoluteUri, "The server packed its answer in a way that cannot be unpacked.");
        }
        catch (HttpIOException)
        {
            return new FetchResult.Failed(address.AbsoluteUri, "The answer broke off.");
        }
        catch (IOException exception)
        {
            return new FetchResult.Failed(address.AbsoluteUri, $"The answer broke off: {exception.Message}");
        }
    }

    private HttpRequestMessage Request(PageRequest asked, KnownDocument? known)
    {
        var request = new HttpRequestMessage(asked.Body is null ? HttpMethod.Get : HttpMethod.Post, asked.Address);
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        if (asked.Body is { } body)
            request.Content = new StringContent(body.Text, System.Text.Encoding.UTF8, body.MediaType);
        // A tag says more than a date: servers round dates, and copies of a site differ in them.
        if (known?.ETag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        else if (known?.LastModified is { } date)
            request.Headers.IfModifiedSince = date;
        return request;
    }

    private async Task<FetchResult> DocumentAsync(HttpResponseMessage response, PageRequest asked, CancellationToken cancellationToken)
    {
        var url = asked.Body is null ? (response.RequestMessage?.RequestUri ?? asked.Address).AbsoluteUri : asked.Url;
        var content = response.Content.Headers;
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        if (await Spool.ReadAsync(body, options.MaxBytes, cancellationToken) is not { } spool)
            return new FetchResult.Failed(url, $"The answer is larger than {options.MaxBytes:#,0} bytes.", (int)response.StatusCode);
        return new FetchResult.Fetched(new FetchedDocument(url, spool)
        {
            MediaType = content.ContentType?.MediaType,
            Charset = content.ContentType?.CharSet?.Trim('"', '\''),
            HttpStatus = (int)response.StatusCode,
            ETag = response.Headers.ETag?.ToString(),
            LastModified = content.LastModified,
        });
    }

    private static FetchResult.Failed Refused(HttpResponseMessage response, Uri address)
    {
        var status = (int)response.StatusCode;
        // Dates in Retry-After are left: they would need the server's clock to be right.
        return new FetchResult.Failed(address.AbsoluteUri, $"The server answered {status} {response.ReasonPhrase}".TrimEnd() + ".", status, response.Headers.RetryAfter?.Delta);
    }

    private static string Reason(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "The host name is not known.",
        HttpRequestError.ConnectionError when exception.InnerException is SocketException socket => $"No connection: {socket.Message}.",
        HttpRequestError.ConnectionError => "No connection.",
        HttpRequestError.SecureConnectionError => $"No secure connection: {(exception.InnerException ?? exception).Message}",
        HttpRequestError.ResponseEnded => "The answer broke off.",
        _ when exception.InnerException is IOException broken => $"The answer broke off: {broken.Message}",
        _ => $"The request failed: {exception.Message}",
    };
}
