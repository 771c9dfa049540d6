using Microsoft.AspNetCore.Http;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Sources;
using ProcurementHub.Tests.Sources.Fetching;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>A portal's pages that a wrong definition could not read, read again when it is mended.</summary>
public sealed class RetriedPassesTests
{
    private const string Wrong = "#no-such-thing", Right = "#ficha";

    private TestServer portal = null!;
    private CollectingHub hub = null!;
    private string deadline = "", title = "";
    private bool pagesFail;

    [SetUp]
    public async Task StartAsync()
    {
        (deadline, title, pagesFail) = ("25/05/2026 17:00", "Lápices", false);
        portal = await TestServer.StartAsync(AnswerAsync);
        hub = await CollectingHub.OpenAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await hub.DisposeAsync();
        await portal.DisposeAsync();
    }

    [Test]
    public async Task Retry_OfPagesBehindAList_TakesThemInWithWhatTheirRowsSaid()
    {
        var first = await hub.CollectAsync(Defined(Wrong));
        var (asked, visited) = (portal.Asked.Count, (await hub.SourceAsync("xx-test")).LastStartedAt);
        hub.Now += TimeSpan.FromHours(1);

        var retried = await hub.RetryAsync(Defined(Right));

        Assert.That(first.RejectedDocuments, Is.EqualTo(2));
        Assert.That((retried.Outcome, retried.Documents, retried.Rejected, retried.Bytes), Is.EqualTo((RunOutcome.Succeeded, 2, 0, 0L)));
        Assert.That(portal.Asked, Has.Count.EqualTo(asked), "the portal was not asked");
        Assert.That((await hub.SourceAsync("xx-test")).LastStartedAt, Is.EqualTo(visited));
        var notices = await hub.StoredAsync();
        Assert.That(notices.Select(notice => (notice.Key.NativeId, notice.Content.Deadline.At)),
            Is.EquivalentTo(new[] { ("A-1", (DateTimeOffset?)Deadline), ("A-2", Deadline) }));
    }

    [Test]
    public async Task NextPass_AfterTheRetry_ChangesNothing()
    {
        await hub.CollectAsync(Defined(Wrong));
        await hub.RetryAsync(Defined(Right));
        var pending = (await hub.Pending.ListAsync(100, CancellationToken.None)).Count;
        hub.Now += TimeSpan.FromHours(1);

        var next = await hub.CollectAsync(Defined(Right));

        Assert.That((next.Outcome, next.New, next.Changed, next.Rejected), Is.EqualTo((RunOutcome.Succeeded, 0, 0, 0)));
        Assert.That(pending, Is.EqualTo(2));
        Assert.That(await hub.Pending.ListAsync(100, CancellationToken.None), Has.Count.EqualTo(2), "nobody is told twice");
    }

    [Test]
    public async Task Retry_OfPagesThatWereFetchedAnewSince_LeavesWhatTheYoungerSaid()
    {
        await hub.CollectAsync(Defined(Wrong));
        hub.Now += TimeSpan.FromHours(1);
        deadline = "29/05/2026 17:00";
        await hub.CollectAsync(Defined(Right));
        hub.Now += TimeSpan.FromHours(1);

        var retried = await hub.RetryAsync(Defined(Right));

        Assert.That((retried.Documents, retried.New, retried.Changed), Is.EqualTo((2, 0, 0)));
        Assert.That((await hub.StoredAsync()).Select(notice => notice.Content.Deadline.At), Is.All.EqualTo(Deadline.AddDays(4)));
    }

    [Test]
    public async Task Retry_OfAPageWhoseRowHasChangedSince_LeavesWhatTheRowSaid()
    {
        await hub.CollectAsync(Defined(Wrong));
        hub.Now += TimeSpan.FromHours(1);
        (title, pagesFail) = ("Cuadernos", true);
        await hub.CollectAsync(Defined(Wrong));

        await hub.RetryAsync(Defined(Right));

        Assert.That((await hub.StoredAsync()).Select(notice => notice.Content.Title), Is.All.StartsWith("Cuadernos"));
    }

    [Test]
    public async Task Retry_OfHistory_QueuesNothing()
    {
        await hub.CollectAsync(Defined(Wrong), isBackfill: true);

        var retried = await hub.RetryAsync(Defined(Right));

        Assert.That(retried.Outcome, Is.EqualTo(RunOutcome.Succeeded));
        Assert.That(await hub.StoredAsync(), Has.Count.EqualTo(2));
        Assert.That(await hub.Pending.ListAsync(100, CancellationToken.None), Is.Empty);
    }

    private static DateTimeOffset Deadline { get; } = new(2026, 5, 25, 22, 0, 0, TimeSpan.Zero);

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (pagesFail && path != "/list")
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(path == "/list"
            ? "<table id='t'><tr><th>Código</th><th>Título</th></tr>" + string.Concat(new[] { "A-1", "A-2" }.Select(id =>
                $"<tr><td><a href='/page/{id}'>{id}</a></td><td>{title} {id}</td></tr>")) + "</table>"
            : $"<div id='ficha'><table><tr><th>Título:</th><td>{title} {path[^3..]}</td></tr><tr><th>Cierre:</th><td>{deadline}</td></tr></table></div>");
    }

    private SourceDefinition Defined(string landmark) => Reading.Definition($$"""
        reader: html
        start: {{portal.At("/list")}}
        list: { headers: [Código, Título] }
        fields:
          nativeId: { column: Código }
          title: { column: Título }
        detail:
          follow: "td a@href"
          landmark: "{{landmark}}"
          fields:
            title: { label: Título }
            deadline: { label: Cierre, as: date dd/MM/yyyy HH:mm }
        """);
}
