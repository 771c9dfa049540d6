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

    public async Task<FetchResult> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return response.IsSuccessStatusCode
                ? await DocumentAsync(response, address, limit.Token)
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
        catch (IOException exception)
        {
            return new FetchResult.Failed(address.AbsoluteUri, $"The answer broke off: {exception.Message}");
        }
    }

    private async Task<FetchResult> DocumentAsync(HttpResponseMessage response, Uri asked, CancellationToken cancellationToken)
    {
        var url = (response.RequestMessage?.RequestUri ?? asked).AbsoluteUri;
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
