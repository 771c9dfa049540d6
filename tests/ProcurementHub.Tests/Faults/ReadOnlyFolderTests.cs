namespace ProcurementHub.Tests.Faults;

/// <summary>A data folder that is read-only, as after an error of the disk: said in a line that names it; nothing is left behind.</summary>
[NonParallelizable]
public sealed class ReadOnlyFolderTests
{
    private static readonly DateTimeOffset Now = AlertedHub.Collected;

    [Test]
    public async Task Folder_ThatCannotBeWritten_IsNamedByEachVerb_AndWorksAgainAfterwards()
    {
        await using var hub = await DiskedHub.StartAsync(megabytes: 200, notices: 20);
        (await hub.CollectAsync(Now)).Expect(0);
        await hub.SubscribeAsync(3, Now);

        hub.Disk.MakeReadOnly();
        foreach (var arguments in new[] { new[] { "collect", "demo-portal" }, ["match"], ["digests", "send"], ["serve", "--urls", "http://127.0.0.1:0"], ["work"] })
        {
            var run = (await hub.RunAsync(Now.AddHours(2), [.. arguments, .. hub.Reading()])).Expect(3);
            Assert.That(run.Errors, Does.Contain("cannot run").And.Contain(hub.Data), arguments[0]);
            Assert.That(run.ErrorLines, Has.Count.LessThan(4), "no stack trace");
        }

        Assert.That((await hub.RunAsync(Now.AddHours(2), "doctor", "--json")).Output, Does.Contain("cannot be written"));
        hub.Disk.MakeWritable();
        (await hub.CollectAsync(Now.AddHours(2))).Expect(0);
        (await hub.RunAsync(Now.AddHours(2), "match")).Expect(0);
        Assert.That((await hub.RunAsync(Now.AddHours(2), "digests", "send", "--json")).Expect(0)["sent"], Is.EqualTo(3));
    }
}
