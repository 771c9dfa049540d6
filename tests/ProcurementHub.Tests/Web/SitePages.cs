using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Tests.Web;

/// <summary>The site over real HTTP and a real database.</summary>
public abstract class SitePages<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private SiteServer server = null!;

    protected HttpClient Client => server.Bare;

    private protected IServiceProvider Services => server.Services;

    private protected LimitOptions Limits { get; } = new();

    [SetUp]
    public async Task OpenAsync() => server = await SiteServer.StartAsync(Options, new HandMovedClock(() => Now), Limits);

    [TearDown]
    public async Task CloseAsync() => await server.DisposeAsync();

    /// <summary>As the scheduler does each minute.</summary>
    protected Task CountLeadTimesAsync() => LeadTimes.LeadTimeCounting.RunAsync(Database, new HandMovedClock(() => Now));

    protected async Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    protected async Task<IHtmlDocument> PageAsync(string address, string language = "en", string? cookie = null)
    {
        using var answer = await GetAsync(address, ("Accept", "text/html"), ("Accept-Language", language), ("Cookie", cookie ?? ""));
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
