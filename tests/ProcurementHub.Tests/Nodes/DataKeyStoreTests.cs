using ProcurementHub.Storage.Nodes;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Nodes;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class DataKeyStoreTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private DataKeyStore Keys => new(Database, new HandMovedClock(() => Now));

    [Test]
    public async Task Begin_OnManyNodesAtOnce_IsTheSameForAll()
    {
        var names = await Task.WhenAll(Enumerable.Range(0, 6).Select(node => Task.Run(() => Keys.BeginAsync($"name {node}", [new DataKey($"key {node}", "<key/>")], None))));

        Assert.That(names.Distinct().Count(), Is.EqualTo(1));
        Assert.That(await Keys.ApplicationAsync(None), Is.EqualTo(names[0]));
        Assert.That((await Keys.ListAsync(None)).Select(key => key.Name), Is.EqualTo(new[] { names[0].Replace("name", "key", StringComparison.Ordinal) }));
    }

    [Test]
    public async Task Add_OfTwoKeys_ListsThemInTheirOrder_AndNoneTwice()
    {
        await Keys.BeginAsync("hub", [], None);
        await Keys.AddAsync(new DataKey("b", "<key id=\"á\"/>"), None);
        Now = Now.AddSeconds(1);
        await Keys.AddAsync(new DataKey("a", "<key/>"), None);
        await Keys.AddAsync(new DataKey("a", "<other/>"), None);

        Assert.That(await Keys.ListAsync(None), Is.EqualTo(new[] { new DataKey("b", "<key id=\"á\"/>"), new DataKey("a", "<key/>") }));
    }
}
