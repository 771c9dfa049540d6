using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Nodes;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Nodes;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class NodeStoreTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private NodeStore Nodes => new(Database);

    private NodeWatch Watch => new(Nodes, new HandMovedClock(() => Now));

    [Test]
    public async Task Nodes_ThatSign_AreListedWithWhatTheyHold()
    {
        await SignAsync("one/1/1", "collect");
        await SignAsync("two/2/2", "send");
        await new LeaseStore(Database).TakeAsync(
            new LeaseWish { Name = "matching", Owner = "two/2/2", At = Now, Until = Now.AddSeconds(50), DueSince = Now }, _ => false, None);
        await Sources.UpsertAsync([new SourceRegistration(Source, "Ejemplo", "hash")], Now, None);
        await new PassStore(Database).BeginAsync(
            new PassStart { SourceId = Source, Owner = "one/1/1", At = Now, PositionsSince = Now }, _ => true, None);

        var nodes = await Watch.ListAsync(None);

        Assert.That(nodes.Select(node => (node.Node.Name, node.Node.Roles, node.IsAlive)),
            Is.EquivalentTo(new[] { ("one/1/1", "collect", true), ("two/2/2", "send", true) }));
        Assert.That(nodes.Single(node => node.Node.Name == "one/1/1").Sources, Is.EqualTo(new[] { Source }));
        Assert.That(nodes.Single(node => node.Node.Name == "two/2/2").Work, Is.EqualTo(new[] { "matching" }));
    }

    [Test]
    public async Task Node_OfWhichNothingIsHeard_IsDeadAfterAWhileAndForgottenAfterADay()
    {
        await SignAsync("one/1/1");
        Now = Now.AddMinutes(1);
        await SignAsync("two/2/2");
        Assert.That((await Watch.ListAsync(None)).Select(node => (node.Node.Name, node.IsAlive)), Is.EqualTo(new[] { ("one/1/1", false), ("two/2/2", true) }));

        Now = Now.AddDays(1);
        await SignAsync("two/2/2");
        Assert.That((await Watch.ListAsync(None)).Select(node => node.Node.Name), Is.EqualTo(new[] { "two/2/2" }));
    }

    [Test]
    public async Task Node_ThatSignsOff_IsGone()
    {
        await SignAsync("one/1/1");
        await Nodes.SignOffAsync("one/1/1", None);

        Assert.That(await Watch.ListAsync(None), Is.Empty);
    }

    private Task<bool> SignAsync(string name, string roles = "site,collect,send") => Nodes.SignAsync(
        new NodeRow { Name = name, Roles = roles, Version = "1.0", StartedAt = Now, SignedAt = Now }, Now.AddDays(-1), None);
}
