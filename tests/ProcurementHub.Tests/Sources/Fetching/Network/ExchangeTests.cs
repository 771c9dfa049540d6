using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Fetching.Network;

/// <summary>One request, one answer: what is sent, and what is kept of what comes back.</summary>
public sealed class ExchangeTests
{
    private const string Text = "Convocatorias: adquisición de llantas, de llantas y de más llantas.";

    private readonly HttpFetcher fetcher = LoopbackFetcher.Create();

    [OneTimeTearDown]
    public void CloseFetcher() => fetcher.Dispose();

    [TestCase("gzip")]
    [TestCase("x-gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    [TestCase("raw deflate")]
    [TestCase("gzip, br")]
    [TestCase("identity")]
    public async Task Answer_ThatIsPacked_IsUnpackedAndSaysHowItCame(string packing)
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = packing.Replace("raw ", "");
            return context.Response.Body.WriteAsync(Packed(packing)).AsTask();
        });

        await using var document = await fetcher.DocumentAsync(server.At("/"));

        Assert.That(document.Text(), Is.EqualTo(Text));
        Assert.That(document.Headers.Single(header => header.Key == "Content-Encoding").Value, Is.EqualTo(packing.Replace("raw ", "")));
        Assert.That(server.Asked.Single().Headers["Accept-Encoding"], Is.EqualTo("gzip, deflate, br"));
    }

    [TestCase("zstd", "The server packed its answer as 'zstd', which cannot be unpacked.")]
    [TestCase("gzip, gzip, gzip, gzip", "The server packed its answer as 'gzip, gzip, gzip, gzip', which cannot be unpacked.")]
    [TestCase("gzip", "The server packed its answer in a way that cannot be unpacked (gzip).")]
    [TestCase("br", "The server packed its answer in a way that cannot be unpacked (br).")]
    public async Task Answer_ThatCannotBeUnpacked_IsAReason(string packing, string reason)
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = packing;
            return context.Response.WriteAsync("this is not packed at all");
        });

        Assert.That((await fetcher.FailAsync(server.At("/"))).Reason, Is.EqualTo(reason));
    }

    [Test]
    public async Task Answer_WhosePackedBytesAreCutOff_IsNotTakenForWhole()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.Body.WriteAsync(Packed("gzip").AsMemory(..^20)).AsTask();
        });

        Assert.That((await fetcher.FailAsync(server.At("/"))).Reason, Does.StartWith("The packed answer (gzip) is cut off or damaged"));
    }

    [TestCase("\"v1\"")]
    [TestCase("W/\"v1\"")]
    [TestCase("v1-without-quotes")]
    [TestCase("\"a\"b\"")]
    [TestCase("w/\"lower\"")]
    [TestCase("\"marca-ñ\"")]
    public async Task Tag_HoweverItIsWritten_GoesBackByteForByte(string tag)
    {
        // By hand: a framework would mend what it sends and receives.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = Task.Run(async () =>
        {
            var requests = new List<string>();
            while (requests.Count(request => !request.Contains("/robots.txt", StringComparison.Ordinal)) < 2)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var bytes = new byte[4096];
                var request = Encoding.Latin1.GetString(bytes, 0, await client.GetStream().ReadAsync(bytes));
                requests.Add(request);
                var answer = request.Contains("If-None-Match", StringComparison.Ordinal)
                    ? "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
                    : $"HTTP/1.1 200 OK\r\nETag: {tag}\r\nContent-Length: 4\r\nConnection: close\r\n\r\npage";
                await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(answer));
            }

            return requests[^1];
        });
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

        await using var first = await fetcher.DocumentAsync(address);
        var known = new KnownDocument(first.ETag, DateTimeOffset.UnixEpoch, first.Length, first.OpenRead);
        await using var second = await fetcher.DocumentAsync(new PageRequest(address), known);

        Assert.That((first.ETag, second.IsNotModified, second.Text()), Is.EqualTo((tag, true, "page")));
        Assert.That(await server, Does.Contain($"If-None-Match: {tag}\r\n").And.Not.Contain("If-Modified-Since"));
    }

    [Test]
    public async Task KnownDocument_WithADateOnly_IsAskedForByIt()
    {
        var date = new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.GetTypedHeaders().IfModifiedSince == date ? 304 : 200;
            return Task.CompletedTask;
        });

        await using var document = await fetcher.DocumentAsync(
            new PageRequest(server.At("/")), new KnownDocument(null, date, 3, () => new MemoryStream("old"u8.ToArray())));

        Assert.That((document.IsNotModified, document.HttpStatus, document.Text()), Is.EqualTo((true, (int?)304, "old")));
    }

    [Test]
    public async Task Headers_ThatMatter_AreKeptWordByWord()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            var headers = context.Response.Headers;
            headers.ContentType = "text/csv; charset=\"windows-1252\"; header=present";
            headers.ContentDisposition = "attachment; filename=plan 2026.csv";
            headers.LastModified = "Fri, 01 May 2026 10:00:00 GMT";
            headers.Link = "</p?2>; rel=next";
            headers.SetCookie = "session=1";
            headers.Server = "secret";
            return context.Response.WriteAsync("page");
        });

        await using var document = await fetcher.DocumentAsync(server.At("/"));

        var kept = document.Headers.ToDictionary();
        Assert.That(kept["Content-Type"], Is.EqualTo("text/csv; charset=\"windows-1252\"; header=present"));
        Assert.That(kept["Content-Disposition"], Is.EqualTo("attachment; filename=plan 2026.csv"));
        Assert.That(kept["Link"], Is.EqualTo("</p?2>; rel=next"));
        Assert.That(kept.Keys, Is.SupersetOf(new[] { "Date", "Last-Modified" }).And.No.Member("Set-Cookie").And.No.Member("Server"));
        Assert.That((document.MediaType, document.Charset, document.LastModified), Is.EqualTo(
            ("text/csv", "windows-1252", (DateTimeOffset?)new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero))));
    }

    [TestCase("text/html; charset=iso-8859-1;", "text/html", "iso-8859-1")]
    [TestCase("text/html;charset", "text/html", null)]
    [TestCase("charset=utf-8", null, "utf-8")]
    [TestCase("text/html; charset=utf-8, text/html", "text/html", "utf-8")]
    public async Task Kind_WrittenBadly_IsReadAsFarAsItGoes(string written, string? mediaType, string? charset)
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.Headers.ContentType = written;
            return context.Response.WriteAsync("page");
        });

        await using var document = await fetcher.DocumentAsync(server.At("/"));

        Assert.That((document.MediaType, document.Charset), Is.EqualTo((mediaType, charset)));
    }

    [Test]
    public async Task Cookie_OfOneAnswer_DoesNotGoOutWithTheNextRequest()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.Headers.SetCookie = "session=1; Path=/";
            return context.Response.WriteAsync("page");
        });

        await fetcher.TextAsync(server.At("/1"));
        await fetcher.TextAsync(server.At("/2"));

        Assert.That(server.Asked.Select(request => request.Headers.ContainsKey("Cookie")), Is.EqualTo(new[] { false, false }));
    }

    [Test]
    public async Task Part_ThatNobodyAskedFor_IsNotTakenForTheDocument()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.StatusCode = 206;
            return context.Response.WriteAsync("half");
        });

        Assert.That((await fetcher.FailAsync(server.At("/"))).Reason, Does.Contain("a part of the document"));
    }

    private static byte[] Packed(string packing)
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        foreach (var layer in packing.Split(", "))
        {
            using var into = new MemoryStream();
            using (Stream? packed = layer switch
            {
                "gzip" or "x-gzip" => new GZipStream(into, CompressionMode.Compress),
                "br" => new BrotliStream(into, CompressionMode.Compress),
                "deflate" => new ZLibStream(into, CompressionMode.Compress),
                "raw deflate" => new DeflateStream(into, CompressionMode.Compress),
                _ => null,
            })
                (packed ?? into).Write(bytes);
            bytes = into.ToArray();
        }

        return bytes;
    }
}
