using Microsoft.AspNetCore.Http;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Tests.Sources;
using ProcurementHub.Tests.Sources.Fetching;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>A file that is handed out under an address that only leads to another.</summary>
public sealed class RedirectedDocumentsTests
{
    private const string Rows = "code,name\nA-1,Lápices\n";

    private string current = "";

    [SetUp]
    public void Reset() => current = "/files/may.csv";

    [TestCase("ETag", "\"one\"", "If-None-Match", "\"one\"")]
    [TestCase("Last-Modified", "Mon, 18 May 2026 10:00:00 GMT", "If-Modified-Since", "Mon, 18 May 2026 10:00:00 GMT")]
    public async Task SecondPass_WithoutAChange_AsksTheAddressRedirectedToWhetherItHasTheSame(string mark, string value, string asked, string with)
    {
        await using var portal = await TestServer.StartAsync(context => AnswerAsync(context, mark, value));
        await using var hub = await CollectingHub.OpenAsync();
        await hub.CollectAsync(Defined(portal));
        hub.Now += TimeSpan.FromDays(2);

        var second = await hub.CollectAsync(Defined(portal));

        Assert.That(portal.Paths, Is.EqualTo(new[] { "/latest.csv", "/files/may.csv", "/latest.csv", "/files/may.csv" }));
        Assert.That(portal.Asked.Select(request => request.Headers.GetValueOrDefault(asked)), Is.EqualTo(new[] { null, null, null, with }),
            "the mark is the word of that address alone");
        Assert.That((second.Documents, second.Unchanged, second.Bytes), Is.EqualTo((1, 1, 0L)));
        var document = (await hub.DocumentsAsync()).Single();
        Assert.That((document.FinalUrl, document.HttpStatus), Is.EqualTo((portal.At("/files/may.csv").AbsoluteUri, (int?)200)));
        Assert.That(document.Headers, Does.Contain(KeyValuePair.Create(mark, value)));
    }

    [Test]
    public async Task SecondPass_RedirectedElsewhere_FetchesItWhole()
    {
        await using var portal = await TestServer.StartAsync(context => AnswerAsync(context, "ETag", "\"one\""));
        await using var hub = await CollectingHub.OpenAsync();
        await hub.CollectAsync(Defined(portal));
        current = "/files/june.csv";
        hub.Now += TimeSpan.FromDays(2);

        var second = await hub.CollectAsync(Defined(portal));

        Assert.That(portal.Asked.Select(request => request.Headers.ContainsKey("If-None-Match")), Is.All.False);
        Assert.That(second.Bytes, Is.Positive);
        Assert.That((await hub.DocumentsAsync()).Single().FinalUrl, Does.EndWith("/files/june.csv"), "where it came from last");
    }

    [Test]
    public async Task Pass_WithoutARedirect_NamesNoOtherAddress()
    {
        await using var portal = await TestServer.StartAsync(context => AnswerAsync(context, "ETag", "\"one\""));
        await using var hub = await CollectingHub.OpenAsync();

        await hub.CollectAsync(Defined(portal, "/files/may.csv"));

        Assert.That((await hub.DocumentsAsync()).Single().FinalUrl, Is.Null);
    }

    private Task AnswerAsync(HttpContext context, string mark, string value)
    {
        if (context.Request.Path == "/latest.csv")
        {
            context.Response.Redirect(current);
            return Task.CompletedTask;
        }

        context.Response.Headers[mark] = value;
        if (context.Request.Headers.IfNoneMatch == value || context.Request.Headers.IfModifiedSince == value)
        {
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        return context.Response.WriteAsync(Rows);
    }

    private static SourceDefinition Defined(TestServer portal, string start = "/latest.csv") => Reading.Definition($$"""
        reader: csv
        start: {{portal.At(start)}}
        fields:
          nativeId: { column: code }
          title: { column: name }
        """);
}
