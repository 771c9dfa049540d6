using ProcurementHub.Sources.Fetching;
using static ProcurementHub.Tests.Sources.Fetching.PagingTests;

namespace ProcurementHub.Tests.Sources.Fetching;

/// <summary>Lists that move while they are paged through, and lists that never end.</summary>
public sealed class MovingListTests
{
    private const string Json = "reader: json\njson: { rows: data }\nfields:\n  nativeId: { path: id }\n  title: { path: name }\n";

    private readonly HttpFetcher fetcher = LoopbackFetcher.Create();

    [OneTimeTearDown]
    public void CloseFetcher() => fetcher.Dispose();

    [Test]
    public async Task RowTakenOutInBetween_PullsNoOtherRowPastTheWalk()
    {
        // Behind the first page its first row goes, and row 3 takes the place of row 2.
        await using var server = await ListAsync(asked => asked == 1 ? [1, 2, 3, 4, 5, 6] : [2, 3, 4, 5, 6]);

        var pass = await PassAsync(server, "pages: { size: 2, total: { path: total } }");

        Assert.That(pass.Failures, Is.Empty);
        Assert.That(Ids(pass), Is.EquivalentTo(new[] { "1", "2", "3", "4", "5", "6" }));
        Assert.That(server.Asked.Count, Is.LessThanOrEqualTo(6));
    }

    [Test]
    public async Task RowsPutInInBetween_AreNoFailureAndNothingIsLost()
    {
        // Newest first: behind the first page two rows are put in before the others, so that the second repeats the first.
        await using var server = await ListAsync(asked => asked == 1 ? [1, 2, 3, 4, 5, 6] : [-1, 0, 1, 2, 3, 4, 5, 6]);

        var pass = await PassAsync(server, "");

        Assert.That(pass.Failures, Is.Empty);
        Assert.That(Ids(pass), Is.EqualTo(new[] { "1", "2", "3", "4", "5", "6" }));
    }

    [TestCase("")]
    [TestCase("pages: { size: 2 }")]
    [TestCase("pages: { size: 2, total: { path: total } }")]
    public async Task PortalThatDoesNotTurnItsPages_IsTold(string pages)
    {
        await using var server = await TestServer.StartAsync(context =>
            Answer(context, "application/json", $$"""{ "total": 60, "at": "{{Guid.NewGuid()}}", "data": [ {{Rows(0, 2, 60)}} ] }"""));

        var pass = await PassAsync(server, pages);

        Assert.That(pass.Failures.Select(failure => failure.Reason), Has.Some.Contains("Page 3 brings").And.Not.Empty);
        Assert.That(server.Asked, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task PortalWithOnePageThatClampsItsNumber_IsNoFailureWhereTheSizeTellsSo()
    {
        await using var server = await TestServer.StartAsync(context => Answer(context, "application/json", $$"""{ "data": [ {{Rows(0, 2, 60)}} ] }"""));

        var pass = await PassAsync(server, "pages: { size: 50 }");

        AssertAll(pass, 2);
    }

    [Test]
    public async Task PagesWithoutEnd_StopAtTheMost()
    {
        await using var server = await TestServer.StartAsync(context =>
            Answer(context, "application/json", $$"""{ "data": [ {{Rows(Number(context.Request.Query["page"]) * 2, 2, int.MaxValue)}} ] }"""));

        var pass = await PassAsync(server, "pages: { max: 5 }");

        Assert.That(pass.Failures.Single().Reason, Is.EqualTo("There are more than 5 pages; the others were not fetched."));
        Assert.That(server.Asked, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task AnswerThatIsNoListInBetween_IsBrokenAndTheOtherPagesAreRead()
    {
        await using var server = await TestServer.StartAsync(context => Number(context.Request.Query["page"]) is var page && page == 2
            ? Answer(context, "application/json", """{ "error": "try later" }""")
            : Answer(context, "application/json", $$"""{ "total": 6, "data": [ {{Rows((page - 1) * 2, 2, 6)}} ] }"""));

        var pass = await PassAsync(server, "pages: { size: 2, total: { path: total } }");

        Assert.That(Ids(pass), Is.EqualTo(new[] { "1", "2", "5", "6" }));
        Assert.That(pass.Unread.Single().Item, Is.InstanceOf<ProcurementHub.Sources.Reading.ReadItem.Broken>());
    }

    [Test]
    public async Task TotalThatIsGone_IsTold()
    {
        await using var server = await TestServer.StartAsync(context =>
            Answer(context, "application/json", $$"""{ "count": 6, "data": [ {{Rows(0, 2, 6)}} ] }"""));

        var pass = await PassAsync(server, "pages: { size: 2, total: { path: total } }");

        Assert.That(pass.Failures.Single().Reason, Does.Contain("does not say how many pages there are"));
    }

    /// <param name="ids">The list at the n-th request.</param>
    private static Task<TestServer> ListAsync(Func<int, int[]> ids)
    {
        var asked = 0;
        return TestServer.StartAsync(context =>
        {
            var now = ids(++asked);
            var rows = now.Skip((Number(context.Request.Query["page"]) - 1) * 2).Take(2).Select(id => $$"""{ "id": {{id}}, "name": "call {{id}}" }""");
            return Answer(context, "application/json", $$"""{ "total": {{now.Length}}, "data": [ {{string.Join(", ", rows)}} ] }""");
        });
    }

    private static IEnumerable<string> Ids(Reading.Pass pass) => pass.Notices.Select(notice => notice.Key.NativeId).Distinct();

    private Task<Reading.Pass> PassAsync(TestServer server, string pages) => Reading.PassAsync(
        new SourceWalk(new PassRequests(fetcher, known: null), TimeProvider.System, server.At("/")),
        Reading.Definition($"{Json}start: \"{{base}}/list?page={{page}}\"\n{pages}\n"));
}
