using System.Text;
using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>
/// Four tables of the same open small purchases, days apart, as somebody published them. What must come of each was
/// counted from the tables by another program.
/// </summary>
public sealed class CuscoSnapshotsTests
{
    private const string Source = "pe-menores-cusco";

    private static readonly (string File, DateTimeOffset At)[] snapshots =
    [
        ("contrataciones_000_2026-08-04T1529_9d06226.csv", new(2026, 8, 4, 15, 29, 0, TimeSpan.Zero)),
        ("contrataciones_020_2026-08-10T1341_0be0d86.csv", new(2026, 8, 10, 13, 41, 0, TimeSpan.Zero)),
        ("contrataciones_040_2026-08-12T0242_f9084a9.csv", new(2026, 8, 12, 2, 42, 0, TimeSpan.Zero)),
        ("contrataciones_060_2026-08-14T2138_09e10c5.csv", new(2026, 8, 14, 21, 38, 0, TimeSpan.Zero)),
    ];

    private CollectingHub hub = null!;

    [SetUp]
    public async Task OpenAsync() => hub = await CollectingHub.OpenAsync();

    [TearDown]
    public ValueTask CloseAsync() => hub.DisposeAsync();

    [Test]
    public async Task Snapshots_InTheirOrder_GiveTheVersionsAndChangesThatTheTablesHold()
    {
        var passes = new List<CollectSummary>();
        for (var at = 0; at < snapshots.Length; at++)
            passes.Add(await CollectAsync(at));

        Assert.That(passes.Select(pass => pass.Outcome), Is.All.EqualTo(RunOutcome.Succeeded), "a header alone is no failure at the first reading");
        Assert.That(passes.Select(pass => (pass.Records, pass.New, pass.Changed, pass.Unchanged, pass.Rejected, pass.Warnings)),
            Is.EqualTo(new[] { (0, 0, 0, 0, 0, 0), (214, 214, 0, 0, 0, 0), (145, 13, 18, 114, 0, 0), (132, 12, 6, 114, 0, 0) }));
        var versions = await VersionsAsync();
        Assert.That(versions, Has.Count.EqualTo(239 + 18 + 6));
        Assert.That(Changes(versions, snapshots[2].At), Is.EqualTo(new[]
        {
            "Deadline AlertWorthy 7", "Documents Enrichment 18", "Regions Enrichment 2",
        }));
        Assert.That(Changes(versions, snapshots[3].At), Is.EqualTo(new[] { "Deadline AlertWorthy 6", "Documents Enrichment 2" }));
        Assert.That(Changed(versions, snapshots[2].At), Is.EquivalentTo(new[] { "85529", "85540", "84827", "83710", "83100", "80655", "79776" }));
        Assert.That(Changed(versions, snapshots[3].At), Is.EquivalentTo(new[] { "85941", "85919", "85536", "85101", "83710", "80655" }));
        Assert.That(versions.SelectMany(version => version.Version.Changes).Where(change => change.Field == NoticeField.Deadline)
            .Select(change => string.CompareOrdinal(change.After, change.Before)), Is.All.GreaterThan(0), "every deadline moved to a later day");
    }

    [Test]
    public async Task DeadlineMovedTwice_IsThreeVersionsAndTwoAlerts()
    {
        for (var at = 0; at < snapshots.Length; at++)
            await CollectAsync(at);

        var history = (await hub.Notices.FindAsync(new NoticeKey(Source, "80655"), CancellationToken.None))!;

        Assert.That(history.Versions.Select(version => (version.Number, version.AlertKind)), Is.EqualTo(new[]
        {
            (3, AlertKind.Changed), (2, AlertKind.Changed), (1, AlertKind.New),
        }));
        Assert.That(history.Notice.Content.Deadline.At, Is.EqualTo(DateTimeOffset.Parse(
            Cell(snapshots[3].File, "80655", "fecha_vencimiento"), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task PlaceToldMoreCloselyLater_IsEnrichmentThatNobodyIsToldOf()
    {
        await CollectAsync(1);
        await CollectAsync(2);

        var change = await RegionChangeAsync("83100");

        Assert.That((change.Kind, change.Before, change.After), Is.EqualTo((ChangeKind.Enrichment, "PE-CUS", "PE-080101")));
    }

    [Test]
    public async Task DepartmentFilledLater_IsEnrichment_AndBlanksAreNothing()
    {
        var whole = Read(snapshots[1].File);
        var rows = whole.Split("\r\n").Length > 2 ? "\r\n" : "\n";
        // One purchase without its place, another with more blanks in its texts.
        hub.Now = snapshots[1].At.AddHours(-1);
        hub.Write("contrataciones.csv", string.Join(rows, whole.Split(rows).Select(row => row switch
        {
            _ when row.StartsWith("85655,", StringComparison.Ordinal) => row.Replace(",CUSCO,LA CONVENCION,PICHARI,", ",,,,", StringComparison.Ordinal),
            _ when row.StartsWith("85633,", StringComparison.Ordinal) => row.Replace(" DEL SERVICIO DE ", "  DEL  SERVICIO\u00A0DE ", StringComparison.Ordinal),
            _ => row,
        })));
        await hub.CollectAsync(Source);

        var pass = await CollectAsync(1);

        Assert.That((pass.New, pass.Changed, pass.Unchanged), Is.EqualTo((0, 1, 213)));
        var version = (await VersionsAsync()).Single(version => version.Version.Number == 2);
        Assert.That((version.NativeId, version.Version.AlertKind), Is.EqualTo(("85655", AlertKind.None)));
        var change = version.Version.Changes.Single();
        Assert.That((change.Field, change.Kind, change.Before, change.After), Is.EqualTo((NoticeField.Regions, ChangeKind.Enrichment, (string?)null, "PE-080910")));
    }

    [Test]
    public async Task HeaderAlone_WhereThereWereRows_IsAFailureAndTakesNothingBack()
    {
        await CollectAsync(1);

        var pass = await CollectAsync(0);

        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Failed));
        Assert.That(pass.Failures.Single().Reason, Does.Contain("no rows, where the reading before had 214"));
        Assert.That(await hub.StoredAsync(), Has.Count.EqualTo(214));
    }

    [Test]
    public async Task OlderSnapshot_ReadAfterANewerOne_MovesNoDeadlineBack()
    {
        await CollectAsync(3);
        var before = (await hub.StoredAsync()).ToDictionary(notice => notice.NativeId, notice => notice.Version);

        var pass = await CollectAsync(1);

        // 113 purchases stand in both. Nine rows lack a file that was found later, under one and the same date of the row.
        Assert.That((pass.New, pass.Changed, pass.Unchanged), Is.EqualTo((214 - 113, 9, 104)));
        var deadlines = (await hub.StoredAsync()).Where(notice => before.ContainsKey(notice.NativeId)).Select(notice => (notice.NativeId, notice.Content.Deadline.At));
        Assert.That(deadlines, Is.All.Matches<(string Id, DateTimeOffset? At)>(notice =>
            notice.At == DateTimeOffset.Parse(Cell(snapshots[3].File, notice.Id, "fecha_vencimiento"), System.Globalization.CultureInfo.InvariantCulture)));
    }

    private async Task<CollectSummary> CollectAsync(int snapshot)
    {
        hub.Now = snapshots[snapshot].At;
        hub.Write("contrataciones.csv", File.ReadAllBytes(SharedData.Path("cusco-small-purchases", snapshots[snapshot].File)));
        return await hub.CollectAsync(Source);
    }

    private async Task<List<(string NativeId, NoticeVersion Version)>> VersionsAsync()
    {
        var versions = new List<(string, NoticeVersion)>();
        foreach (var notice in await hub.StoredAsync())
            versions.AddRange((await hub.Notices.FindAsync(notice.Key, CancellationToken.None))!.Versions.Select(version => (notice.NativeId, version)));
        return versions;
    }

    private async Task<NoticeChange> RegionChangeAsync(string id) =>
        (await hub.Notices.FindAsync(new NoticeKey(Source, id), CancellationToken.None))!.Versions[0].Changes.Single(change => change.Field == NoticeField.Regions);

    private static string[] Changes(IEnumerable<(string NativeId, NoticeVersion Version)> versions, DateTimeOffset at) =>
        [.. versions.Where(version => version.Version.ObservedAt == at).SelectMany(version => version.Version.Changes)
            .GroupBy(change => $"{change.Field} {change.Kind}").Select(group => $"{group.Key} {group.Count()}").Order(StringComparer.Ordinal)];

    /// <summary>Purchases of which subscribers are told again.</summary>
    private static IEnumerable<string> Changed(IEnumerable<(string NativeId, NoticeVersion Version)> versions, DateTimeOffset at) =>
        versions.Where(version => version.Version.ObservedAt == at && version.Version.AlertKind == AlertKind.Changed).Select(version => version.NativeId);

    private static string Read(string file) => File.ReadAllText(SharedData.Path("cusco-small-purchases", file), Encoding.UTF8);

    /// <summary>By another way than the hub's own: rows of these tables begin with their id and have no quotes before this column.</summary>
    private static string Cell(string file, string id, string column)
    {
        var lines = Read(file).TrimStart('\uFEFF').Split('\n');
        var at = Array.IndexOf(lines[0].TrimEnd('\r').Split(','), column);
        var cells = lines.First(line => line.StartsWith($"{id},", StringComparison.Ordinal)).Split(',');
        // Quoted names before the dates hold separators; the dates themselves never do.
        return cells.Where(cell => cell.Length == 25 && cell[10] == 'T').ElementAt(at - Array.IndexOf(lines[0].TrimEnd('\r').Split(','), "fecha_publicacion"));
    }
}
