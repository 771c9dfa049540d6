using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace ProcurementHub.Benchmarks.Site;

/// <summary>Asks for what it was told to and for what those pages link to, a few of each kind.</summary>
internal sealed partial class SiteWalk : IDisposable
{
    // Links of one kind begin with the same part of a path, and have a query or none.
    private const int MostOfAKind = 3;

    private readonly HttpClient _client;
    private readonly Dictionary<string, int> _kinds = [];
    private readonly HashSet<string> _seen = [];
    private readonly Queue<string> _waiting = new();

    public SiteWalk(Uri site) => _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site };

    public async IAsyncEnumerable<AskedAddress> AskAsync(IEnumerable<string> addresses, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var address in addresses.Where(_seen.Add))
            _waiting.Enqueue(address);
        while (_waiting.TryDequeue(out var address))
        {
            var (first, _, _) = await TimeAsync(address, "en", cancellationToken);
            var (then, status, answer) = await TimeAsync(address, "es", cancellationToken);
            var type = answer.Headers.ContentType?.MediaType ?? "";
            var body = await answer.ReadAsByteArrayAsync(cancellationToken);
            yield return new AskedAddress(address, status, type, body.Length, first, then);
            if (type == "text/html")
                Follow(Unpacked(answer, body));
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<(double Milliseconds, int Status, HttpContent Answer)> TimeAsync(string address, string language, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Language", language);
        request.Headers.Add("Accept-Encoding", "br, gzip");
        request.Headers.Add("Accept", "text/html, */*");
        var started = Stopwatch.GetTimestamp();
        var answer = await _client.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, (int)answer.StatusCode, answer.Content);
    }

    private void Follow(string page)
    {
        foreach (Match link in Link().Matches(page))
        {
            var address = WebUtility.HtmlDecode(link.Groups[1].Value);
            // The same page in the other language; documents that made-up notices do not have.
            if (address.Contains("lang=", StringComparison.Ordinal) || address.StartsWith("/evidence/", StringComparison.Ordinal) || !_seen.Add(address))
                continue;
            var parts = address.Split('?', 2);
            var kind = $"/{parts[0].TrimStart('/').Split('/')[0]}{(parts.Length == 1 ? "" : "?")}";
            var known = _kinds.GetValueOrDefault(kind);
            if (known < MostOfAKind)
                _waiting.Enqueue(address);
            _kinds[kind] = known + 1;
        }
    }

    private static string Unpacked(HttpContent answer, byte[] body)
    {
        using var stream = new MemoryStream(body);
        using var text = new StreamReader(answer.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            _ => stream,
        });
        return text.ReadToEnd();
    }

    [GeneratedRegex("href=\"(/[^\"#]*)")]
    private static partial Regex Link();
}
