using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using ProcurementHub.Demo;

namespace ProcurementHub.Tests.Demo;

/// <summary>Faults in the way a page travels, and not in what it says.</summary>
public sealed class BrokenSendingTests
{
    private const string Page = "/convocatorias/1100000";

    [Test]
    public async Task Page_CutOffOrReset_ComesToItsHalf([Values] bool isReset)
    {
        await using var running = await RunningPublisher.StartAsync();
        var whole = await running.BytesAsync(Page);
        running.Publisher.Break(Page, isReset ? PageFault.ConnectionReset : PageFault.CutOff);

        using var connection = await RawConnection.AskAsync(running.Publisher.Address, Page);
        var end = await connection.ReadAsync();

        Assert.That(end.Text, Does.Contain($"Content-Length: {whole.Length}"));
        Assert.That(end.IsReset, Is.EqualTo(isReset));
        Assert.That(async () => await running.GetAsync(Page), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Page_ThatHangs_IsAskedForAndNotAnswered_AndStopsNobodyFromLeaving()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break(Page, PageFault.Hang);
        using var connection = await RawConnection.AskAsync(running.Publisher.Address, Page);
        while (running.Publisher.Requests == 0)
            await Task.Yield();

        using var other = await running.GetAsync("/convocatorias");
        var closing = Stopwatch.StartNew();
        await running.Publisher.DisposeAsync();

        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(running.Publisher.Log[0].Status, Is.Null);
        Assert.That((await connection.ReadAsync()).Text, Is.Empty);
        Assert.That(closing.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), "the server waits 30 seconds for requests that do not end");
    }

    [Test]
    public async Task Page_OfASlowSender_ComesByteByByte_AndIsRightInTheEnd()
    {
        await using var running = await RunningPublisher.StartAsync();
        var whole = await running.BytesAsync("/robots.txt");
        running.Publisher.Break("/robots.txt", PageFault.SlowSender(TimeSpan.FromMilliseconds(1)));

        using var response = await running.GetAsync("/robots.txt", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var reads = new List<byte[]>();
        var buffer = new byte[1024];
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
            reads.Add(buffer[..read]);

        Assert.That(reads.SelectMany(read => read), Is.EqualTo(whole));
        Assert.That(reads, Has.Count.GreaterThan(1));
    }

    [Test]
    public async Task Page_ThatIsHuge_ComesToItsEnd([Values] bool saysLength)
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break(Page, PageFault.HugeBodyOf(50_000_000, saysLength));

        using var response = await running.GetAsync(Page, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();

        Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(saysLength ? 50_000_000 : null));
        Assert.That(await CountAsync(body), Is.EqualTo(50_000_000));
    }

    [Test]
    public async Task Page_OfTwoGigabytes_CanBeLeftAfterItsBeginning()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break(Page, PageFault.HugeBody);

        using (var connection = await RawConnection.AskAsync(running.Publisher.Address, Page))
            Assert.That(await connection.ReadAsync(20_000), Does.Contain("Content-Length: 2147483648").And.Contain("Ficha de la convocatoria"));

        using var other = await running.GetAsync("/convocatorias");
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Page_ThatIsAGzipBomb_IsSmallOnTheWireAndLargeUnpacked()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break(Page, PageFault.GzipBombOf(64 * 1024 * 1024));

        using var response = await running.GetAsync(Page);
        var packed = await response.Content.ReadAsByteArrayAsync();
        await using var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);

        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "gzip" }));
        Assert.That(packed, Has.Length.LessThan(100_000));
        Assert.That(await CountAsync(unpacked), Is.EqualTo(64 * 1024 * 1024));
    }

    private static async Task<long> CountAsync(Stream stream)
    {
        var buffer = new byte[64 * 1024];
        long count = 0;
        for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
            count += read;
        return count;
    }
}
