using System.Globalization;
using System.Text;

namespace ProcurementHub.Tests.Host;

/// <summary>
/// A hub is copied while it runs and brought back elsewhere, as its operator does it. Of a server's database the server
/// makes its own copies: deploy/sqlserver has the scripts.
/// </summary>
public sealed class BackupTests
{
    private const string Header =
        "codigo;nombre;institucion_nombre;institucion_rut;region;comuna;tipo;descripcion;fecha_inicio;fecha_final;monto_estimado;unidad_monetaria";

    private readonly HubProcess hub = new();
    private string backup = "";

    [SetUp]
    public async Task CollectAsync()
    {
        backup = Path.Combine(hub.Folder("backups"), Guid.NewGuid().ToString("N"));
        await CollectAsync(40, 1);
    }

    [OneTimeTearDown]
    public void Clean() => hub.Dispose();

    [Test]
    public async Task Restored_ElsewhereAndWhole_IsTheSameHub()
    {
        var made = (await hub.RunAsync("backup", backup, "--json")).Expect(0);
        var data = Path.Combine(hub.Folder("restored"), "whole");
        var restored = (await hub.RunBareAsync("restore", backup, "--data", data, "--json")).Expect(0);

        var (before, after) = ((await hub.RunAsync("export", "notices")).Expect(0), (await hub.RunBareAsync("export", "notices", "--data", data)).Expect(0));
        var evidence = (await hub.RunBareAsync("evidence", "cl-mercadopublico/7-1-L126", "--data", data, "--json")).Expect(0);
        Assert.That(made["notices"], Is.GreaterThanOrEqualTo(40));
        Assert.That(restored["notices"], Is.EqualTo(made["notices"]));
        Assert.That(restored["evidenceFiles"], Is.EqualTo(made["evidenceFiles"]).And.GreaterThan(0));
        Assert.That(after.Output, Is.EqualTo(before.Output));
        Assert.That(evidence.Rows.Select(row => row.GetProperty("kept").GetBoolean()), Is.All.True);
        Assert.That(restored.Errors, Does.Contain("mails sent since go out once more"));
    }

    [Test]
    public async Task Backup_WhileAnotherProcessCollects_IsSoundEachTime()
    {
        var collecting = CollectAsync(3000, 2);
        var seen = new List<int>();
        do
        {
            seen.Add((await hub.RunAsync("backup", backup, "--json")).Expect(0)["notices"]);
        }
        while (!collecting.IsCompleted);
        await collecting;

        var last = (await hub.RunAsync("backup", backup, "--json")).Expect(0)["notices"];
        var data = Path.Combine(hub.Folder("restored"), "meanwhile");
        (await hub.RunBareAsync("restore", backup, "--data", data)).Expect(0);
        Assert.That(seen, Is.Ordered);
        Assert.That(last, Is.GreaterThanOrEqualTo(3000));
        Assert.That((await hub.RunBareAsync("export", "notices", "--data", data)).Expect(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(last));
    }

    [Test]
    public async Task Backup_IntoAnOlderOne_CopiesOnlyWhatIsNewAndForgetsWhatIsOld()
    {
        (await hub.RunAsync("backup", backup)).Expect(0);
        var kept = Directory.GetFiles(Path.Combine(backup, "evidence"), "*.gz", SearchOption.AllDirectories);
        foreach (var file in kept)
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(backup, "evidence", "00")).FullName, new string('0', 64) + ".gz"), "old");

        await CollectAsync(41, 3);
        (await hub.RunAsync("backup", backup)).Expect(0);

        Assert.That(kept.Select(File.GetLastWriteTimeUtc), Is.All.EqualTo(DateTime.UnixEpoch));
        Assert.That(Directory.GetFiles(Path.Combine(backup, "evidence"), "*.gz", SearchOption.AllDirectories), Has.Length.EqualTo(kept.Length + 1));
        Assert.That(Directory.GetFiles(backup, "*.db*"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Restore_WhereAHubIs_IsRefused()
    {
        (await hub.RunAsync("backup", backup)).Expect(0);

        Assert.That((await hub.RunAsync("restore", backup)).Expect(2).Errors, Does.Contain("is there already"));
    }

    [Test]
    public async Task Restore_OfWhatIsNoBackup_IsRefused()
    {
        (await hub.RunAsync("backup", backup)).Expect(0);
        var database = Directory.GetFiles(backup, "*.db").Single();
        var bytes = await File.ReadAllBytesAsync(database);
        bytes[^100] ^= 1;
        await File.WriteAllBytesAsync(database, bytes);
        var data = Path.Combine(hub.Folder("restored"), "none");

        Assert.That((await hub.RunBareAsync("restore", backup, "--data", data)).Expect(2).Errors, Does.Contain("is not the file that backup.json tells of"));
        Assert.That((await hub.RunBareAsync("restore", hub.Folder("empty"), "--data", data)).Expect(2).Errors, Does.Contain("holds no finished backup"));
        Assert.That(File.Exists(Path.Combine(data, "hub.db")), Is.False);
    }

    [Test]
    public async Task Restore_WithDamagedEvidence_NamesItAndBringsTheRest()
    {
        (await hub.RunAsync("backup", backup)).Expect(0);
        var damaged = Directory.GetFiles(Path.Combine(backup, "evidence"), "*.gz", SearchOption.AllDirectories)[0];
        await File.WriteAllTextAsync(damaged, "not what it was");
        var data = Path.Combine(hub.Folder("restored"), "damaged");

        var run = (await hub.RunBareAsync("restore", backup, "--data", data)).Expect(1);

        Assert.That(run.Errors, Does.Contain($"evidence {Path.GetFileNameWithoutExtension(damaged)} is damaged"));
        Assert.That((await hub.RunBareAsync("export", "notices", "--data", data)).Expect(0).Output, Does.Contain("7-1-L126"));
    }

    [Test]
    public async Task Restore_WithoutSomeOfTheEvidence_SaysHowMuchIsLost()
    {
        (await hub.RunAsync("backup", backup)).Expect(0);
        File.Delete(Directory.GetFiles(Path.Combine(backup, "evidence"), "*.gz", SearchOption.AllDirectories)[0]);

        var run = (await hub.RunBareAsync("restore", backup, "--data", Path.Combine(hub.Folder("restored"), "lost"), "--json")).Expect(1);

        Assert.That(run["evidenceLost"], Is.EqualTo(1));
        Assert.That(run.Errors, Does.Contain("1 files of the evidence that the backup had are not in it any more"));
    }

    /// <summary>What a backup does not name is taken out of its folder: in a hub's own, that would be what came in since.</summary>
    [Test]
    public async Task Backup_IntoADataFolder_IsRefusedAndTouchesNothing()
    {
        var before = Directory.GetFiles(hub.Data, "*", SearchOption.AllDirectories).Order().ToList();

        var run = (await hub.RunAsync("backup", hub.Data)).Expect(2);

        Assert.That(run.Errors, Does.Contain("neither empty nor a backup"));
        Assert.That(Directory.GetFiles(hub.Data, "*", SearchOption.AllDirectories).Order(), Is.EqualTo(before));
    }

    [Test]
    public async Task Backup_WhereThereIsNothingToCopy_SaysSo()
    {
        var nothing = hub.Folder("nothing");

        Assert.That((await hub.RunBareAsync("backup", backup, "--data", nothing)).Expect(2).Errors, Does.Contain("there is no hub in"));
        Assert.That(
            (await hub.RunAsync("backup", backup, "--set", "Database:Provider=SqlServer", "--set", "ConnectionStrings:Hub=Server=nowhere")).Expect(2).Errors,
            Does.Contain("has backups of its own"));
    }

    private async Task CollectAsync(int notices, int round)
    {
        var text = new StringBuilder(Header).Append('\n');
        for (var at = 1; at <= notices; at++)
            text.Append(CultureInfo.InvariantCulture, $"7-{at}-L126;Sillas {round};Municipalidad;69.110.100-2;;;L1;;2026-03-14T11:47:10;2026-03-24T21:30:00;;\n");
        var folder = hub.Folder($"in{round}");
        await File.WriteAllTextAsync(Path.Combine(folder, "publicadas.csv"), text.ToString());
        (await hub.RunAsync("collect", "cl-mercadopublico", "--from", folder, "--now", $"2026-03-{14 + round}T12:00:00Z")).Expect(0);
    }
}
