namespace ProcurementHub.Tests.Faults;

/// <summary>A data folder on a real disk that fills up: each verb says so plainly, and when there is room again nothing is missing.</summary>
[NonParallelizable]
public sealed class FullDiskTests
{
    private const int Subscribers = 60;
    private static readonly DateTimeOffset Now = AlertedHub.Collected;

    [Test]
    public async Task Disk_ThatIsFullForAWhile_IsNamed_AndNothingIsLostOrHalfWritten()
    {
        await using var hub = await DiskedHub.StartAsync(megabytes: 200, notices: 60);
        (await hub.CollectAsync(Now)).Expect(0);
        await hub.SubscribeAsync(Subscribers, Now);

        // Nearly full: what could not be kept is not fetched.
        hub.Disk.FillBut(kilobytes: 20_000);
        var collected = (await hub.CollectAsync(Now.AddHours(2))).Expect(3);
        Assert.That(collected.Errors, Does.Contain("MB left; nothing is fetched below 64 MB"));
        var doctor = await hub.RunAsync(Now.AddHours(2), "doctor", "--json");
        Assert.That(doctor.Output, Does.Contain("nothing is fetched until there is room again"));

        // Quite full: neither matches, nor digests, nor a backup.
        hub.Disk.FillBut(kilobytes: 0);
        foreach (var verb in new[] { "match", "digests send" })
        {
            var run = (await hub.RunAsync(Now.AddHours(2), verb.Split(' '))).Expect(3);
            Assert.That(run.Errors, Does.Contain("cannot run").And.Contain("full").And.Contain($"the disk of {hub.Data}").IgnoreCase.And.Contain("nothing is lost"), verb);
            Assert.That(run.ErrorLines, Has.Count.LessThan(4), "no stack trace");
        }

        var backup = await hub.RunAsync(Now.AddHours(2), "backup", Path.Combine(hub.Disk.Path, "backup"));
        Assert.That(backup.ExitCode, Is.EqualTo(3), backup.Errors);

        hub.Disk.Free();
        (await hub.CollectAsync(Now.AddHours(2))).Expect(0);
        (await hub.RunAsync(Now.AddHours(2), "match")).Expect(0);
        var sent = (await hub.RunAsync(Now.AddHours(2), "digests", "send", "--json")).Expect(0);
        Assert.That((sent["digests"], sent["sent"], hub.MailsWritten.Length), Is.EqualTo((Subscribers, Subscribers, Subscribers)));
        (await hub.RunAsync(Now.AddHours(2), "backup", Path.Combine(hub.Disk.Path, "backup"))).Expect(0);
        hub.AssertEvidenceIsWhole();
        var source = (await hub.RunAsync(Now.AddHours(2), ["sources", "demo-portal", "--json", .. hub.Reading()])).Output;
        Assert.That(source, Does.Not.Contain("failing"), "nothing speaks against the portal");
    }

    [Test]
    public async Task Disk_ThatIsFullWhenMailsAreWritten_LeavesWholeMailsOnly_AndTheRestForLater()
    {
        await using var hub = await DiskedHub.StartAsync(megabytes: 200, notices: 60);
        (await hub.CollectAsync(Now)).Expect(0);
        await hub.SubscribeAsync(Subscribers, Now);
        (await hub.RunAsync(Now, "match")).Expect(0);
        await hub.RunAsync(Now, AlertedHub.Compose(Now));

        hub.Disk.FillBut(kilobytes: 12_000);
        var run = await hub.RunAsync(Now.AddHours(2), "digests", "send");

        Assert.That(run.ExitCode, Is.EqualTo(1).Or.EqualTo(3), run.Errors);
        Assert.That(run.Errors + run.Output, Does.Contain("No space left").Or.Contain("full"));
        AssertWhole(hub);
        TestContext.Out.WriteLine($"{hub.MailsWritten.Length} of {Subscribers} mails had room; {run.Errors.Trim()}");
        Assert.That(hub.MailsWritten, Has.Length.LessThan(Subscribers));
        hub.Disk.Free();
        for (var hour = 4; hour < 40; hour += 12)
            await hub.RunAsync(Now.AddHours(hour), "digests", "send");
        Assert.That(hub.MailsWritten, Has.Length.EqualTo(Subscribers));
        AssertWhole(hub);
    }

    private static void AssertWhole(DiskedHub hub)
    {
        Assert.That(hub.MailsWritten.Select(file => File.ReadAllText(file).TrimEnd()), Is.All.EndsWith("--"), "the last boundary of the message");
        Assert.That(Directory.GetFiles(hub.Data, "*.tmp", SearchOption.AllDirectories), Is.Empty);
    }
}
