using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ProcurementHub.Demo;

namespace ProcurementHub.Tests.Demo;

/// <summary>A publisher on loopback and a client that looks at it.</summary>
internal sealed class RunningPublisher : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 5, 20, 15, 40, 0, TimeSpan.Zero);

    private readonly HttpClient _client;

    private RunningPublisher(MadeUpPublisher publisher)
    {
        Publisher = publisher;
        _client = new HttpClient { BaseAddress = publisher.Address };
    }

    public MadeUpPublisher Publisher { get; }

    public static PublisherOptions Options(int notices = 120, int seed = 1) => new() { Notices = notices, Seed = seed, Now = Now };

    public static async Task<RunningPublisher> StartAsync(PublisherOptions? options = null) =>
        new(await MadeUpPublisher.StartAsync(options ?? Options(), CancellationToken.None));

    public Task<HttpResponseMessage> GetAsync(string path, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead) =>
        _client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), until);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    public async Task<byte[]> BytesAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        return await response.Content.ReadAsByteArrayAsync();
    }

    public async Task<string> TextAsync(string path) => System.Text.Encoding.UTF8.GetString(await BytesAsync(path));

    public async Task<IDocument> PageAsync(string path) => await new HtmlParser().ParseDocumentAsync(await TextAsync(path));

    public async Task<JsonNode> JsonAsync(string path) => JsonNode.Parse(await BytesAsync(path))!;

    /// <summary>Every page of the list, by its "next" links.</summary>
    public async Task<List<IDocument>> ListPagesAsync()
    {
        var pages = new List<IDocument>();
        for (var next = "/convocatorias"; next is not null;)
        {
            var page = await PageAsync(next);
            pages.Add(page);
            next = page.QuerySelector(".paginador a[rel=next]")?.GetAttribute("href");
        }

        return pages;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Publisher.DisposeAsync();
    }
}
