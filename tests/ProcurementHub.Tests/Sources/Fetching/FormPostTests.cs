using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ProcurementHub.Sources.Fetching;
using static ProcurementHub.Tests.Sources.Fetching.PagingTests;

namespace ProcurementHub.Tests.Sources.Fetching;

/// <summary>Lists behind forms, by servers that refuse whatever a browser would not send them.</summary>
public sealed class FormPostTests
{
    private const string Html = """
        reader: html
        list: { headers: [Id, Name], columns: [Id, Name] }
        fields:
          nativeId: { column: Id }
          title: { column: Name }

        """;

    private readonly HttpFetcher fetcher = LoopbackFetcher.Create();

    [OneTimeTearDown]
    public void CloseFetcher() => fetcher.Dispose();

    [Test]
    public async Task PlainForm_IsPostedForEveryPage_AndNothingIsAskedBefore()
    {
        await using var server = await StartAsync((context, form) =>
            Answer(context, "text/html", Table(Ids((Number(form["pagina"]) - 1) * 2, 2, 3)) + $"<p class='pager'>Total {3} registros</p>"));

        var pass = await PassAsync(server, Html + """
            start: "{base}/buscar"
            post: { form: { pagina: "{page}", texto: "a & b", estado: "1" } }
            pages: { size: 2, total: { at: .pager, match: "Total ([0-9]+)" } }

            """);

        AssertAll(pass, 3);
        Assert.That(server.Asked.Select(request => $"{request.Method} {request.Path} {request.Body}"), Is.EqualTo(new[]
        {
            "POST /buscar pagina=1&texto=a+%26+b&estado=1", "POST /buscar pagina=2&texto=a+%26+b&estado=1",
        }));
    }

    /// <summary>ASP.NET: the first page comes with the form, and each page with the state that the next one needs.</summary>
    [Test]
    public async Task FormWithState_ListOnItsFirstPage_IsPostedFromTheSecondOn()
    {
        await using var server = await StartAsync((context, form) =>
        {
            var page = Number(form.GetValueOrDefault("pagina"), otherwise: 1);
            if (page == 1)
                context.Response.Headers.SetCookie = "session=s1; path=/; HttpOnly";
            else if (context.Request.Headers.Cookie != "session=s1" || form.GetValueOrDefault("__VIEWSTATE") != $"state of {page - 1} / + =")
                return Answer(context, "text/html", "<title>Su sesión ha expirado</title>");
            return Answer(context, "text/html",
                $"<form><input type='hidden' name='__VIEWSTATE' value='state of {page} / + ='></form>" + Table(Ids((page - 1) * 2, 2, 5)) + $"<p class='pager'>Página {page} de 3</p>");
        });

        var pass = await PassAsync(server, Html + """
            start: "{base}/lista.aspx"
            post: { form: { pagina: "{page}" }, hidden: __VIEWSTATE }
            pages: { last: { at: .pager, match: "de ([0-9]+)" } }

            """);

        AssertAll(pass, 5);
        Assert.That(server.Asked.Select(request => request.Method), Is.EqualTo(new[] { "GET", "POST", "POST" }));
        Assert.That(pass.Documents.Select(url => url[(url.IndexOf("/lista", StringComparison.Ordinal))..]),
            Is.EqualTo(new[] { "/lista.aspx", "/lista.aspx#pagina=2", "/lista.aspx#pagina=3" }), "a page keeps its name whatever its state");
    }

    /// <summary>JSF: the start only shows the form; the search brings the first page, and partial answers the others.</summary>
    [Test]
    public async Task Search_AnsweredInParts_IsReadToItsLastRow()
    {
        await using var server = await StartAsync((context, form) =>
        {
            if (context.Request.Method == "GET")
            {
                context.Response.Headers.SetCookie = "JSESSIONID=abc; Path=/";
                return Answer(context, "text/html", "<form><input type=hidden name='javax.faces.ViewState' value='v0'><input name=texto></form>");
            }

            var first = Number(form["tabla_first"]);
            if (context.Request.Headers.Cookie != "JSESSIONID=abc" || form.GetValueOrDefault("javax.faces.ViewState") != $"v{first / 2}")
                return Answer(context, "text/xml", "<partial-response><error><error-name>ViewExpiredException</error-name></error></partial-response>");
            return first == 0
                ? Answer(context, "text/html", $"<form><input type=hidden name='javax.faces.ViewState' value='v1'></form>{Table(Ids(0, 2, 5))}<p class='pager'>total 5</p>")
                : Answer(context, "text/xml", $"""
                    <?xml version='1.0' encoding='UTF-8'?><partial-response id="j_id1"><changes><update id="tabla"><![CDATA[{Cells(Ids(first, 2, 5))}]]></update>
                    <update id="j_id1:javax.faces.ViewState:0"><![CDATA[v{(first / 2) + 1}]]></update></changes></partial-response>
                    """);
        });

        var pass = await PassAsync(server, Html + """
            start: "{base}/buscador.xhtml"
            post: { form: { tabla_first: "{offset}", tabla_rows: "{size}" }, hidden: [javax.faces.ViewState] }
            pages: { size: 2, total: { at: .pager, match: "total ([0-9]+)" } }

            """);

        AssertAll(pass, 5);
        Assert.That(server.Asked.Select(request => request.Method), Is.EqualTo(new[] { "GET", "POST", "POST", "POST" }));
        Assert.That(pass.Documents, Has.Count.EqualTo(3), "the form alone is no document");
    }

    [Test]
    public async Task Start_WithoutTheFormsState_IsAFailureAndNothingIsPosted()
    {
        await using var server = await StartAsync((context, _) => Answer(context, "text/html", "<title>Mantenimiento</title>"));

        var pass = await PassAsync(server, Html + """
            start: "{base}/lista.aspx"
            post: { form: { pagina: "{page}" }, hidden: [__VIEWSTATE, __EVENTVALIDATION] }

            """);

        Assert.That(pass.Documents, Is.Empty);
        Assert.That(pass.Failures.Single().Reason, Does.Contain("'__VIEWSTATE', '__EVENTVALIDATION'"));
        Assert.That(server.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Session_LostOnTheWay_IsToldAndReadAsNoEmptyList()
    {
        await using var server = await StartAsync((context, form) => Answer(context, "text/html", form.Count == 0
            ? $"<form><input name='__VIEWSTATE' value='1'></form>{Table(Ids(0, 2, 5))}<p class='pager'>total 5</p>"
            : "<title>Su sesión ha expirado</title>"));

        var pass = await PassAsync(server, Html + """
            start: "{base}/lista.aspx"
            post: { form: { pagina: "{page}" }, hidden: __VIEWSTATE }
            pages: { size: 2, total: { at: .pager, match: "total ([0-9]+)" } }

            """);

        Assert.That(pass.Notices.Count(), Is.EqualTo(2));
        Assert.That(pass.Unread.Select(unread => unread.Item.GetType().Name), Is.EqualTo(new[] { "Broken", "Broken" }));
    }

    /// <param name="answer">Gets the fields of the form; none for a GET.</param>
    private static async Task<TestServer> StartAsync(Func<HttpContext, Dictionary<string, string>, Task> answer)
    {
        TestServer server = null!;
        return server = await TestServer.StartAsync(context => answer(
            context, QueryHelpers.ParseQuery(server.Asked[^1].Body).ToDictionary(field => field.Key, field => field.Value.ToString())));
    }

    private Task<Reading.Pass> PassAsync(TestServer server, string yaml) =>
        Reading.PassAsync(new SourceWalk(new PassRequests(fetcher, known: null), TimeProvider.System, server.At("/")), Reading.Definition(yaml));
}
