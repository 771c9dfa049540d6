using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Fetching;

public sealed class HttpFetcherTests
{
    private WebApplication server = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server = builder.Build();
        server.MapGet("/page", (HttpContext context) =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            return Results.Text($"agent={context.Request.Headers.UserAgent}", "text/html; charset=iso-8859-1");
        });
        server.MapGet("/moved", () => Results.Redirect("/page"));
        server.MapGet("/busy", (HttpContext context) =>
        {
            context.Response.Headers.RetryAfter = "120";
            return Results.StatusCode(503);
        });
        server.MapGet("/large", () => Results.Bytes(new byte[3 * 1024 * 1024], "text/csv"));
        server.MapGet("/slow", async (HttpContext context) =>
        {
            await context.Response.WriteAsync("begun");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        server.MapGet("/cut", async (HttpContext context) =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        server.MapGet("/damaged", (HttpContext context) =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return Results.Bytes(Encoding.ASCII.GetBytes("this is not packed"), "text/html");
        });
        await server.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await server.DisposeAsync();
    }

    [Test]
    public async Task Get_PageBehindARedirect_ComesWithWhatTheServerSaysOfIt()
    {
        var result = await Fetcher().GetAsync(Address("/moved"), CancellationToken.None);

        await using var document = ((FetchResult.Fetched)result).Document;
        using var text = new StreamReader(document.OpenRead());
        Assert.Multiple(() =>
        {
            Assert.That(document.Url, Is.EqualTo(Address("/moved").AbsoluteUri));
            Assert.That((document.MediaType, document.Charset, document.HttpStatus, document.ETag), Is.EqualTo(("text/html", "iso-8859-1", (int?)200, "\"v1\"")));
            Assert.That(text.ReadToEnd(), Does.Match(@"^agent=Mozilla/5\.0 \(compatible; ProcurementHub/\d+\.\d+\.\d+; \+mailto:avisos@hub\.example\)$"));
        });
    }

    [Test]
    public async Task Get_LargeFile_CanBeReadTwiceAndLeavesNothingBehind()
    {
        var result = await Fetcher().GetAsync(Address("/large"), CancellationToken.None);

        var document = ((FetchResult.Fetched)result).Document;
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await using var content = document.OpenRead();
            using var read = new MemoryStream();
            await content.CopyToAsync(read);
            Assert.That(read.Length, Is.EqualTo(document.Length).And.EqualTo(3 * 1024 * 1024));
        }

        await document.DisposeAsync();
        Assert.That(() => document.OpenRead(), Throws.InstanceOf<FileNotFoundException>());
    }

    [TestCase("/nothing", "The server answered 404 Not Found.", 404)]
    [TestCase("/busy", "The server answered 503 Service Unavailable, after 3 tries.", 503)]
    [TestCase("/large", "The answer is larger than 2,097,152 bytes: the server says 3,145,728.", 200)]
    [TestCase("/cut", "The answer broke off", null)]
    [TestCase("/damaged", "The server packed its answer in a way that cannot be unpacked (gzip).", 200)]
    public async Task Get_WhatGoesWrong_IsAReasonForPeople(string path, string reason, int? status)
    {
        var failed = (FetchResult.Failed)await Fetcher(maxBytes: 2 * 1024 * 1024).GetAsync(Address(path), CancellationToken.None);

        Assert.That(failed.Reason, Does.StartWith(reason));
        Assert.That(failed.HttpStatus, Is.EqualTo(status));
        Assert.That(failed.RetryAfter, Is.EqualTo(status == 503 ? TimeSpan.FromSeconds(120) : null));
    }

    [Test]
    public void Get_CancelledByTheCaller_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.That(async () => await Fetcher().GetAsync(Address("/page"), cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Get_NobodyListens_IsAReason()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var failed = (FetchResult.Failed)await Fetcher().GetAsync(new Uri($"http://127.0.0.1:{port}/"), CancellationToken.None);

        Assert.That(failed.Reason, Does.StartWith("No connection"));
    }

    private static HttpFetcher Fetcher(long maxBytes = 16 * 1024 * 1024) =>
        LoopbackFetcher.Create(LoopbackFetcher.Options with { MaxBytes = maxBytes });

    private Uri Address(string path) => new(new Uri(server.Urls.Single()), path);
}
