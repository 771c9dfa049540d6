using System.Text;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>A year's calls in two files: the open ones and the closed ones. 846 of them stand in both, or twice in one.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class CollectChileTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private HubRun first = null!;

    [OneTimeSetUp]
    public async Task CollectAsync() => first = await CollectAsync(SharedData.Path("chile"));

    [Test]
    public void Files_GiveEachCallOnce() => Assert.That(
        (first.Expect(0)["records"], first["new"], first["changed"], first["rejected"]), Is.EqualTo((8672, 7826, 0, 0)));

    [Test]
    public async Task SecondPass_OverTheSameFiles_ChangesNothing() => AssertUnchanged(await CollectAsync(SharedData.Path("chile")));

    [Test]
    public async Task SecondPass_OverTheSameInOtherBytes_ChangesNothing() =>
        AssertUnchanged(await CollectAsync(ReleasedFolder.Copy(SharedData.Path("chile"), Hub.Folder("touched"), "*.csv", touch: true)));

    [Test]
    public async Task Call_InBothFiles_HasClosed()
    {
        var both = Codes("publicadas.csv").Intersect(Codes("cerradas.csv")).ToHashSet();
        var open = Codes("publicadas.csv").Except(Codes("cerradas.csv")).ToHashSet();

        var status = (await Hub.RunAsync("export", "notices")).Expect(0).Rows.ToDictionary(
            notice => notice.GetProperty("nativeId").GetString()!, notice => notice.GetProperty("status").GetString());

        Assert.That(both, Has.Count.EqualTo(846));
        Assert.That(both.Select(code => status[code]), Is.All.EqualTo("closed"));
        Assert.That(open.Select(code => status[code]), Is.All.EqualTo("open"));
    }

    private static void AssertUnchanged(HubRun again) => Assert.That(
        (again.Expect(0)["records"], again["new"], again["changed"], again["unchanged"]), Is.EqualTo((8672, 0, 0, 8672)));

    // A code holds no separator and no quote, so the first cell is what stands before the first separator.
    private static IEnumerable<string> Codes(string file) =>
        File.ReadLines(SharedData.Path("chile", file), Encoding.UTF8)
            .Select(line => line.Split(';')[0])
            .Where(code => System.Text.RegularExpressions.Regex.IsMatch(code, "^[0-9]+-[0-9]+-[A-Z0-9]+$"));

    private Task<HubRun> CollectAsync(string folder) => Hub.RunAsync("collect", "cl-mercadopublico", "--from", folder, "--json");
}
