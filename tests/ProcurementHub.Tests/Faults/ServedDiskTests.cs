using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using ProcurementHub.Tests.Jobs.Mail;

namespace ProcurementHub.Tests.Faults;

/// <summary>
/// `hub serve` over a disk that fills up or becomes read-only, and is mended again, without a restart. Takes minutes, since the scheduler looks
/// once a minute: tests/faults/full-disk.sh runs it (HUB_LONG_FAULTS).
/// </summary>
[NonParallelizable]
public sealed class ServedDiskTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    private readonly ConcurrentQueue<string> said = [];

    [SetUp]
    public void AskedFor()
    {
        said.Clear();
        if (Environment.GetEnvironmentVariable("HUB_LONG_FAULTS") is null)
            Assert.Ignore("takes minutes: tests/faults/full-disk.sh");
    }

    [Test]
    public Task Hub_WhoseDiskWasFull_GoesOnByItself() => GoesOnAsync(disk => disk.FillBut(kilobytes: 0), "is full", disk => disk.Free());

    [Test]
    public Task Hub_WhoseFolderWasReadOnly_GoesOnByItself() => GoesOnAsync(disk => disk.Shut(), "Nothing can be written", disk => disk.Open());

    private async Task GoesOnAsync(Action<SmallDisk> fails, string reason, Action<SmallDisk> isMended)
    {
        await using var hub = await DiskedHub.StartAsync(megabytes: 200, notices: 60, now: DateTimeOffset.UtcNow);
        await hub.SubscribeAsync(20, DateTimeOffset.UtcNow);
        var port = SmtpServer.FreePort();
        using var process = Start(hub, port);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        try
        {
            await UntilAsync("a first pass", () => Task.FromResult(said.Any(line => line.Contains("collecting demo-portal: done", StringComparison.Ordinal))));

            fails(hub.Disk);
            await UntilAsync("503", async () => await ReadyAsync(client) == HttpStatusCode.ServiceUnavailable);
            Assert.That(await (await client.GetAsync("health/ready")).Content.ReadAsStringAsync(), Does.Contain(reason));
            var failed = said.Count;
            await UntilAsync("a pass that says so", () => Task.FromResult(said.Skip(failed).Any(line => line.Contains(": failed in", StringComparison.Ordinal))));
            Assert.That((await client.GetAsync("/")).StatusCode, Is.EqualTo(HttpStatusCode.OK), "visitors read on");

            var mended = said.Count;
            isMended(hub.Disk);
            await UntilAsync("200", async () => await ReadyAsync(client) == HttpStatusCode.OK);
            await UntilAsync("a pass", () => Task.FromResult(said.Skip(mended).Any(line => line.Contains("collecting demo-portal: done", StringComparison.Ordinal))));
            await UntilAsync("all mails", () => Task.FromResult(hub.MailsWritten.Length == 20));
            hub.AssertEvidenceIsWhole();
            Assert.That(said, Has.None.Contains("   at "), "no stack traces");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            TestContext.Out.WriteLine(string.Join('\n', said));
        }
    }

    private Process Start(DiskedHub hub, int port)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet",
            [Host.HubProcess.Program, "serve", "--urls", $"http://127.0.0.1:{port}", "--data", hub.Data, .. hub.Reading()])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Keep(string? line)
    {
        if (line is not null)
            said.Enqueue(line);
    }

    private static async Task<HttpStatusCode?> ReadyAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("health/ready")).StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            if (watch.Elapsed > Longest)
                Assert.Fail($"There was no sign of {what} within {Longest}:\n{string.Join('\n', said)}");
            await Task.Delay(500);
        }
    }
}
