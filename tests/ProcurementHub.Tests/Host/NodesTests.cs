using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ProcurementHub.Tests.Host;

/// <summary>Several real processes on one data folder.</summary>
[NonParallelizable]
public sealed class NodesTests
{
    [Test]
    public async Task Migrate_TwoProcessesAtTheSameMoment_ApplyEachMigrationOnceAndBothGoOn()
    {
        using var hub = new HubProcess();

        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => hub.RunAsync("migrate", "--json")));

        Assert.That(runs.Select(run => run.ExitCode), Is.All.Zero, string.Join('\n', runs.Select(run => run.Errors)));
        var applied = runs.SelectMany(run => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => JsonDocument.Parse(line).RootElement.EnumerateObject().First().Value.GetString()).ToList();
        Assert.That(applied, Is.Unique.And.Not.Empty);
        Assert.That((await hub.RunAsync("migrate", "--json")).Expect(0).Output, Is.Empty);
    }

    [Test]
    public async Task Hub_OnADatabaseOfANewerOne_ReadsAndWritesWhatItKnows()
    {
        using var hub = new HubProcess();
        (await hub.RunAsync("migrate")).Expect(0);
        Execute(hub, """
            INSERT INTO schema_migration (name, applied_at, sha256) VALUES ('9999_of_the_next', '2030-01-01', 'abc');
            ALTER TABLE notice ADD COLUMN of_the_next TEXT NULL;
            ALTER TABLE subscriber ADD COLUMN of_the_next TEXT NULL;
            CREATE TABLE of_the_next (id INTEGER NOT NULL PRIMARY KEY) STRICT
            """);
        var file = Path.Combine(hub.Folder("subscribers"), "subscribers.csv");
        await File.WriteAllTextAsync(file, "email,name,locale,sectors,regions,keywords,exclude,categories,min_amount,max_amount,frequency\nfirm@example.org,Firma,es,,any,,,,,,daily\n");

        (await hub.RunAsync("subscribers", "import", file, "--verified")).Expect(0);
        (await hub.RunAsync("match")).Expect(0);
        (await hub.RunAsync("migrate")).Expect(0);
        Assert.That((await hub.RunAsync("subscribers", "export")).Expect(0).Output, Does.Contain("firm@example.org"));
    }

    [Test]
    public async Task Nodes_WhileOneWorks_ShowsItsRolesAndSigns_AndIsEmptyAfterIt()
    {
        using var hub = new HubProcess();
        (await hub.RunAsync("migrate")).Expect(0);
        Assert.That((await hub.RunAsync("nodes")).Expect(0).Output, Does.Contain("No node is running."));
        HubRun? shown = null;

        await hub.KillAsync(
            async gone =>
            {
                do
                    shown = await hub.RunAsync("nodes", "--json");
                while (shown.Output.Length == 0 && !gone.IsCancellationRequested);
            },
            "work", "--set", "Node:Roles=send");

        var node = shown!.Expect(0).Row;
        Assert.That(node.GetProperty("state").GetString(), Is.EqualTo("alive"));
        Assert.That(node.GetProperty("roles").EnumerateArray().Select(role => role.GetString()), Is.EqualTo(new[] { "send" }));
        Assert.That((await hub.RunAsync("nodes", "--json")).Expect(0).Row.GetProperty("state").GetString(), Is.EqualTo("dead"), "it was killed");
    }

    [TestCase("work", "cook", "hub: Node:Roles: 'cook' is none of site, collect and send.")]
    [TestCase("work", "site", "hub: Node:Roles: 'site' leaves 'hub work' nothing to do: it can collect,send.")]
    [TestCase("serve", ",", "hub: Node:Roles: names none of site, collect and send.")]
    public async Task Roles_ThatAreNone_StopTheProgramWithALine(string verb, string roles, string line)
    {
        using var hub = new HubProcess();

        Assert.That((await hub.RunAsync(verb, "--set", $"Node:Roles={roles}")).Expect(2).ErrorLines, Is.EqualTo(new[] { line }));
    }

    private static void Execute(HubProcess hub, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(hub.Data, "hub.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
