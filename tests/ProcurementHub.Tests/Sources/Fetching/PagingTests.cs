using Microsoft.AspNetCore.Http;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Fetching;

/// <summary>Every way in which a list is cut into pages, by servers that cut one of them.</summary>
public sealed class PagingTests
{
    private const string Json = "reader: json\njson: { rows: data }\nfields:\n  nativeId: { path: id }\n  title: { path: name }\n";
    private const string Csv = "reader: csv\nfields:\n  nativeId: { column: id }\n  title: { column: name }\n";
    private const string Html = """
        reader: html
        list: { headers: [Id, Name] }
        fields:
          nativeId: { column: Id }
          title: { column: Name }

        """;

    private readonly HttpFetcher fetcher = LoopbackFetcher.Create();

    [OneTimeTearDown]
    public void CloseFetcher() => fetcher.Dispose();

    [TestCase("/list?page={page}", "pages: { size: 2, total: { path: total } }", "1 2 3")]
    [TestCase("/list?page={page}&from=0", "pages: { from: 0, size: 2, total: { path: total } }", "0 1 2")]
    [TestCase("/list?page={page}", "pages: { last: { path: pages } }", "1 2 3")]
    [TestCase("/list?page={page}", "", "1 2 3 4")]
    [TestCase("/list?offset={offset}&limit={size}", "pages: { size: 2, total: { path: total } }", "0 2 4")]
    [TestCase("/list?offset={offset}&limit={size}", "pages: { size: 2 }", "0 2 4 6")]
    public async Task JsonPages_ThatAreCounted_GiveEveryRowAndEnd(string start, string pages, string asked)
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            var query = context.Request.Query;
            var first = query.ContainsKey("offset") ? Number(query["offset"]) : (Number(query["page"]) - (query.ContainsKey("from") ? 0 : 1)) * 2;
            return Answer(context, "application/json", $$"""{ "total": 5, "pages": 3, "data": [ {{Rows(first, 2, of: 5)}} ] }""");
        });

        var pass = await PassAsync(server, $"{Json}start: \"{{base}}{start}\"\n{pages}\n");

        AssertAll(pass, 5);
        Assert.That(string.Join(' ', server.Paths.Select(path => path.Split('=', '&')[1])), Is.EqualTo(asked));
    }

    [Test]
    public async Task CsvPages_UntilOneWithoutRows_GiveEveryRow()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            var first = (Number(context.Request.Query["page"]) - 1) * 2;
            return Answer(context, "text/csv", "id,name\n" + string.Concat(Ids(first, 2, 3).Select(id => $"{id},call {id}\n")));
        });

        var pass = await PassAsync(server, Csv + "start: \"{base}/list.csv?page={page}\"\n");

        AssertAll(pass, 3);
        Assert.That(server.Asked, Has.Count.EqualTo(3));
    }

    [TestCase("/list?cursor={cursor}&size=2", "/list?size=2", "/list?cursor=a%2F2&size=2")]
    [TestCase("/list?size=2&cursor={cursor}", "/list?size=2", "/list?size=2&cursor=a%2F2")]
    public async Task Cursor_PutIntoItsPlace_IsLeftOutAtFirst(string start, string first, string second)
    {
        await using var server = await TestServer.StartAsync(context => Answer(context, "application/json", context.Request.Query["cursor"].ToString() switch
        {
            "" => $$"""{ "next": "a/2", "data": [ {{Rows(0, 2, 5)}} ] }""",
            "a/2" => $$"""{ "next": 77, "data": [ {{Rows(2, 2, 5)}} ] }""",
            _ => $$"""{ "next": null, "data": [ {{Rows(4, 2, 5)}} ] }""",
        }));

        var pass = await PassAsync(server, $"{Json}start: \"{{base}}{start}\"\npages: {{ cursor: next }}\n");

        AssertAll(pass, 5);
        Assert.That(server.Paths.Take(2), Is.EqualTo(new[] { first, second }));
        Assert.That(server.Asked, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Cursor_ThatIsAlwaysGiven_EndsWithThePageWithoutRows()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            var first = Number(context.Request.Query["cursor"]);
            return Answer(context, "application/json", $$"""{ "next": {{first + 2}}, "data": [ {{Rows(first, 2, 4)}} ] }""");
        });

        var pass = await PassAsync(server, Json + "start: \"{base}/list?cursor={cursor}\"\npages: { cursor: next }\n");

        AssertAll(pass, 4);
        Assert.That(server.Asked, Has.Count.EqualTo(3));
    }

    [TestCase("\"/list?page=2\"")]
    [TestCase("\"list?page=2\"")]
    public async Task Cursor_ThatIsAnAddress_IsFollowed(string next)
    {
        await using var server = await TestServer.StartAsync(context => Answer(context, "application/json", context.Request.Query.ContainsKey("page")
            ? $$"""{ "data": [ {{Rows(2, 2, 4)}} ] }""" : $$"""{ "links": { "next": {{next}} }, "data": [ {{Rows(0, 2, 4)}} ] }"""));

        AssertAll(await PassAsync(server, Json + "start: \"{base}/list\"\npages: { cursor: links.next }\n"), 4);
    }

    [Test]
    public async Task Cursor_ThatLeadsBack_IsTold()
    {
        await using var server = await TestServer.StartAsync(context =>
            Answer(context, "application/json", $$"""{ "next": "x", "at": "{{Guid.NewGuid()}}", "data": [ {{Rows(0, 2, 4)}} ] }"""));

        var pass = await PassAsync(server, Json + "start: \"{base}/list?cursor={cursor}\"\npages: { cursor: next }\n");

        Assert.That(pass.Failures.Single().Reason, Does.Contain("what comes after was not fetched"));
        Assert.That(server.Asked.Count, Is.LessThan(4));
    }

    [Test]
    public async Task LinkHeader_WithTheNextPage_IsFollowed()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            var page = Number(context.Request.Query["page"], otherwise: 1);
            if (page < 3)
                context.Response.Headers.Link = $"</list?page=1>; rel=\"first\", </list?page={page + 1}>; title=\"a, b\"; rel=\"next last\"";
            return Answer(context, "text/csv", "id,name\n" + string.Concat(Ids((page - 1) * 2, 2, 5).Select(id => $"{id},call {id}\n")));
        });

        AssertAll(await PassAsync(server, Csv + "start: \"{base}/list\"\npages: { linkHeader: true }\n"), 5);
        Assert.That(server.Asked, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task NextLink_OfTheLastPageToItself_IsTheEnd()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            var page = Number(context.Request.Query["page"], otherwise: 1);
            return Answer(context, "text/html", Table(Ids((page - 1) * 2, 2, 5), $"<a class='more' href='/list?page={Math.Min(page + 1, 3)}'>Siguiente</a>"));
        });

        AssertAll(await PassAsync(server, Html + "start: \"{base}/list\"\npages: { next: a.more@href }\n"), 5);
        Assert.That(server.Asked, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task JsonPost_WithPlacesInItsText_GivesEveryPage()
    {
        TestServer asking = null!;
        await using var server = asking = await TestServer.StartAsync(async context =>
        {
            var asked = System.Text.Json.Nodes.JsonNode.Parse(asking.Asked[^1].Body)!;
            var after = (string?)asked["after"] is { } cursor ? Number(cursor) : 0;
            await Answer(context, "application/json", $$"""{ "next": {{(after + 2 < 5 ? $"\"{after + 2}\"" : "null")}}, "data": [ {{Rows(after, (int)asked["size"]!, 5)}} ] }""");
        });

        var pass = await PassAsync(server, Json + """
            start: "{base}/portal"
            post: { to: /api/search, json: '{ "size": {size}, "after": "{cursor}", "filter": { "open": true } }' }
            pages: { size: 2, cursor: next }

            """);

        AssertAll(pass, 5);
        Assert.That(server.Asked.Select(request => (request.Method, request.Path, request.Body)), Is.EqualTo(new[]
        {
            ("POST", "/api/search", """{ "size": 2, "after": null, "filter": { "open": true } }"""),
            ("POST", "/api/search", """{ "size": 2, "after": "2", "filter": { "open": true } }"""),
            ("POST", "/api/search", """{ "size": 2, "after": "4", "filter": { "open": true } }"""),
        }));
        Assert.That(pass.Documents.Distinct().Count(), Is.EqualTo(3), "each page is a document of its own");
    }

    [Test]
    public async Task Rows_WithDocumentsOfTheirOwn_AreJoinedToThem()
    {
        await using var server = await TestServer.StartAsync(context => context.Request.Path == "/list"
            ? Answer(context, "application/json", $$"""{ "data": [ {{Rows(0, 3, 3)}}, { "name": "no id" } ] }""")
            : Answer(context, "application/json", $$"""{ "notice": { "text": "more of {{context.Request.Query["id"]}}" } }"""));

        var pass = await PassAsync(server, Json + """
            start: "{base}/list"
            detail:
              landmark: notice
              follow: /notice?id={id}
              fields:
                description: { path: notice.text }

            """);

        Assert.That(server.Paths, Is.EqualTo(new[] { "/list", "/notice?id=1", "/notice?id=2", "/notice?id=3" }));
        Assert.That(pass.Failures, Is.Empty);
        Assert.That(pass.Merged().Select(notice => (notice.Key, notice.Value.Description)), Is.EquivalentTo(new[] { ("1", "more of 1"), ("2", "more of 2"), ("3", "more of 3") }));
    }

    [Test]
    public async Task SmallPurchases_AsTheyArePublished_AreFoundByTheDefinitionThatShips()
    {
        var saved = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(SharedData.Path("seace", "s8uit_listar-completo_samples.json")))!.AsObject();
        await using var server = await TestServer.StartAsync(context => context.Request.Path.Value!.EndsWith("/buscador", StringComparison.Ordinal)
            ? Answer(context, "application/json", $$"""
                { "data": [ {{string.Join(", ", saved.Select(pair => $$"""
                    { "idContrato": {{pair.Key}}, "desContratacion": "{{pair.Value!["descripcion"]}}", "desObjetoContrato": "SERVICIO", "nomObjetoContrato": "Servicio",
                      "nomEntidad": "ENTIDAD", "nomEstadoContrato": "Vigente", "fecPublica": "14/08/2026 19:43:47", "fecFinCotizacion": "17/08/2026 18:00:00" }
                    """))}} ], "pageable": { "pageNumber": 1, "pageSize": 100, "totalElements": 5 } }
                """)
            : Answer(context, "application/json", saved[context.Request.Query["id_contrato"].ToString()]!["api_calls"]![0]!["body"]!.ToJsonString()));

        var definition = Reading.Shipped("pe-menores");
        var pass = await Reading.PassAsync(new SourceWalk(new PassRequests(fetcher, known: null), TimeProvider.System, server.At("/")), definition);

        Assert.That(pass.Failures, Is.Empty);
        Assert.That(pass.Unread, Is.Empty);
        Assert.That(pass.Documents, Has.Count.EqualTo(1 + 5));
        Assert.That(server.Paths.First(), Does.Contain($"anio={DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(-5)).Year}&").And.EndsWith("&page=1&page_size=100"));
        Assert.That(pass.Merged().Select(notice => (notice.Key, notice.Value.Schedule.Count)), Is.EquivalentTo(saved.Select(pair => (pair.Key, 2))));
    }

    internal static Task Answer(HttpContext context, string mediaType, string text)
    {
        context.Response.ContentType = mediaType;
        return context.Response.WriteAsync(text);
    }

    internal static string Rows(int first, int count, int of) =>
        string.Join(", ", Ids(first, count, of).Select(id => $$"""{ "id": {{id}}, "name": "call {{id}}" }"""));

    internal static string Table(IEnumerable<int> ids, string more = "") =>
        $"<table><tr><th>Id</th><th>Name</th></tr>{Cells(ids)}</table>{more}";

    internal static string Cells(IEnumerable<int> ids) => string.Concat(ids.Select(id => $"<tr><td>{id}</td><td>call {id}</td></tr>"));

    internal static IEnumerable<int> Ids(int first, int count, int of) => Enumerable.Range(first + 1, count).Where(id => id <= of);

    internal static int Number(string? text, int otherwise = 0) =>
        string.IsNullOrEmpty(text) ? otherwise : int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    internal static void AssertAll(Reading.Pass pass, int count)
    {
        Assert.That(pass.Failures, Is.Empty);
        Assert.That(pass.Unread, Is.Empty);
        Assert.That(pass.Notices.Select(notice => notice.Key.NativeId),
            Is.EqualTo(Enumerable.Range(1, count).Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    private Task<Reading.Pass> PassAsync(TestServer server, string yaml) =>
        Reading.PassAsync(new SourceWalk(new PassRequests(fetcher, known: null), TimeProvider.System, server.At("/")), Reading.Definition(yaml));
}
