using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Fetching.Network;

/// <summary>What no server can make the hub do: wait for ever, or take in more than it has room for.</summary>
public sealed class LimitsTests
{
    private const int Megabyte = 1024 * 1024;

    [Test]
    public async Task Server_ThatTakesTheRequestAndSaysNothing_IsLeft()
    {
        await using var server = await TestServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var fetcher = Fetcher(options => options with { HeadersTimeout = TimeSpan.FromSeconds(0.3) });

        Assert.That((await fetcher.FailAsync(server.At("/"))).Reason, Is.EqualTo("The server did not answer within 0.3 seconds, after 3 tries."));
    }

    [Test]
    public async Task Server_ThatStopsInTheMiddle_IsLeft()
    {
        await using var server = await TestServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync("begun");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var fetcher = Fetcher(options => options with { Tries = 1, IdleTimeout = TimeSpan.FromSeconds(0.3) });

        Assert.That((await fetcher.FailAsync(server.At("/"))).Reason, Is.EqualTo("The server sent nothing for 0.3 seconds in the middle of its answer."));
    }

    [Test]
    public async Task Server_ThatSendsByteByByte_IsLeftAfterTheGrace()
    {
        await using var server = await TestServer.StartAsync(context => DripAsync(context, TimeSpan.FromMilliseconds(20)));
        using var fetcher = Fetcher(options => options with { Tries = 1, MinBytesPerSecond = 10_000, RateGrace = TimeSpan.FromSeconds(0.2) });

        Assert.That((await fetcher.FailAsync(server.At("/"))).Reason, Does.Match(@"^The server sends too slowly: \d+ bytes within \d+(\.\d)? seconds\.$"));
    }

    [Test]
    public async Task Server_ThatNeverEnds_IsLeftWhenAllTimeIsUp()
    {
        await using var server = await TestServer.StartAsync(context => DripAsync(context, TimeSpan.FromMilliseconds(20)));
        using var fetcher = Fetcher(options => options with { Tries = 1, MinBytesPerSecond = 0, Timeout = TimeSpan.FromSeconds(0.5) });

        Assert.That((await fetcher.FailAsync(server.At("/"))).Reason, Is.EqualTo("The server did not answer in full within 0.5 seconds."));
    }

    [Test]
    public async Task Body_ThatSaysItIsTooLarge_IsNotRead()
    {
        await using var server = await TestServer.StartAsync(async context =>
        {
            // Nothing ever comes: whoever wanted to read it would wait until it is given up.
            context.Response.ContentLength = 2L * 1024 * Megabyte;
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var fetcher = Fetcher(options => options with { MaxBytes = 64 * Megabyte });

        var failed = await fetcher.FailAsync(server.At("/"));

        Assert.That((failed.Reason, failed.HttpStatus), Is.EqualTo(("The answer is larger than 67,108,864 bytes: the server says 2,147,483,648.", (int?)200)));
    }

    [Test]
    public async Task Body_ThatDoesNotSay_IsReadUpToTheLimitAndLeavesNothingBehind()
    {
        var before = Spooled();
        await using var server = await TestServer.StartAsync(context => FillAsync(context));
        using var fetcher = Fetcher(options => options with { MaxBytes = 8 * Megabyte });

        Assert.That((await fetcher.FailAsync(server.At("/"))).Reason, Is.EqualTo("The answer is larger than 8,388,608 bytes."));
        Assert.That(Spooled().Except(before), Is.Empty);
    }

    [Test]
    public async Task Body_ThatUnpacksBeyondTheLimit_IsToldWithItsRatio()
    {
        await using var server = await TestServer.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Optimal);
            await FillAsync(context, packed);
        });
        using var fetcher = Fetcher(options => options with { MaxBytes = 32 * Megabyte });

        Assert.That((await fetcher.FailAsync(server.At("/"))).Reason,
            Does.Match(@"^The answer is larger than 33,554,432 bytes when it is unpacked, over [\d,]+ times what was sent\.$"));
    }

    private static async Task DripAsync(HttpContext context, TimeSpan pause)
    {
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync("x");
            await context.Response.Body.FlushAsync();
            await Task.Delay(pause, CancellationToken.None);
        }
    }

    private static async Task FillAsync(HttpContext context, Stream? into = null)
    {
        var block = new byte[Megabyte / 4];
        while (!context.RequestAborted.IsCancellationRequested)
            await (into ?? context.Response.Body).WriteAsync(block, context.RequestAborted);
    }

    private static string[] Spooled() => Directory.GetFiles(Path.GetTempPath(), "hub-*");

    private static HttpFetcher Fetcher(Func<FetchOptions, FetchOptions> with) => LoopbackFetcher.Create(with(LoopbackFetcher.Options));
}
