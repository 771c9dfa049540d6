using System.Text.Json;
using Dapper;
using ProcurementHub.Storage;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>Several real processes on one database.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
[NonParallelizable]
public sealed class NodesTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [SetUp]
    public Task OpenAsync() => NewHubAsync();

    [Test]
    public async Task Migrate_TwoProcessesAtTheSameMoment_ApplyEachMigrationOnceAndBothGoOn()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Hub.RunAsync("migrate", "--json")));

        Assert.That(runs.Select(run => run.ExitCode), Is.All.Zero, string.Join('\n', runs.Select(run => run.Errors)));
        var applied = runs.SelectMany(run => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => JsonDocument.Parse(line).RootElement.EnumerateObject().First().Value.GetString()).ToList();
        Assert.That(applied, Is.Unique.And.Not.Empty);
        Assert.That((await Hub.RunAsync("migrate", "--json")).Expect(0).Output, Is.Empty);
    }

    [Test]
    public async Task Hub_OnADatabaseOfANewerOne_ReadsAndWritesWhatItKnows()
    {
        (await Hub.RunAsync("migrate")).Expect(0);
        await ExecuteAsync("""
            INSERT INTO schema_migration (name, applied_at, sha256) VALUES ('9999_of_the_next', '2030-01-01', 'abc');
            ALTER TABLE notice ADD of_the_next INT NULL;
            ALTER TABLE subscriber ADD of_the_next INT NULL;
            CREATE TABLE of_the_next (id INT NOT NULL PRIMARY KEY)
            """);
        var file = Path.Combine(Hub.Folder("subscribers"), "subscribers.csv");
        await File.WriteAllTextAsync(file, "email,name,locale,sectors,regions,keywords,exclude,categories,min_amount,max_amount,frequency\nfirm@example.org,Firma,es,,any,,,,,,daily\n");

        (await Hub.RunAsync("subscribers", "import", file, "--verified")).Expect(0);
        (await Hub.RunAsync("match")).Expect(0);
        (await Hub.RunAsync("migrate")).Expect(0);
        Assert.That((await Hub.RunAsync("subscribers", "export")).Expect(0).Output, Does.Contain("firm@example.org"));
    }

    [Test]
    public async Task Nodes_WhileOneWorks_ShowsItsRolesAndSigns_AndIsEmptyAfterIt()
    {
        (await Hub.RunAsync("migrate")).Expect(0);
        Assert.That((await Hub.RunAsync("nodes")).Expect(0).Output, Does.Contain("No node is running."));
        HubRun? shown = null;

        await Hub.KillAsync(
            async gone =>
            {
                do
                    shown = await Hub.RunAsync("nodes", "--json");
                while (shown.Output.Length == 0 && !gone.IsCancellationRequested);
            },
            "work", "--set", "Node:Roles=send");

        var node = shown!.Expect(0).Row;
        Assert.That(node.GetProperty("state").GetString(), Is.EqualTo("alive"));
        Assert.That(node.GetProperty("roles").EnumerateArray().Select(role => role.GetString()), Is.EqualTo(new[] { "send" }));
        Assert.That((await Hub.RunAsync("nodes", "--json")).Expect(0).Row.GetProperty("state").GetString(), Is.EqualTo("dead"), "it was killed");
    }

    [TestCase("work", "cook", "hub: Node:Roles: 'cook' is none of site, collect and send.")]
    [TestCase("work", "site", "hub: Node:Roles: 'site' leaves 'hub work' nothing to do: it can collect,send.")]
    [TestCase("serve", ",", "hub: Node:Roles: names none of site, collect and send.")]
    public async Task Roles_ThatAreNone_StopTheProgramWithALine(string verb, string roles, string line)
    {
        Assert.That((await Hub.RunAsync(verb, "--set", $"Node:Roles={roles}")).Expect(2).ErrorLines, Is.EqualTo(new[] { line }));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await HubDatabase.For(Hub.Storage).OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql);
    }
}
