using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.LeadTimes;
using ProcurementHub.Storage.Migrating;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Staff;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.LeadTimes;

namespace ProcurementHub.Tests.Storage;

/// <summary>Winners from the notice to the figure, and a database that was filled before they were read.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class WinnerTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private HandMovedClock Clock => new(() => Now);

    [Test]
    public async Task Notice_WhoseWinnersBecomeKnown_GetsAVersionThatNobodyIsToldOf()
    {
        await SaveAsync(Awarded("A-1", null), Awarded("A-2", null));
        Now = Now.AddDays(1);

        var result = await SaveAsync(Awarded("A-1", new Winners(2, Small: 1)), Awarded("A-2", null));

        var (_, versions) = await FindAsync("A-1");
        Assert.That((result.New, result.Changed, result.Unchanged), Is.EqualTo((0, 1, 1)));
        Assert.That(versions.Single(version => version.Number == 2).AlertKind, Is.EqualTo(AlertKind.None));
    }

    [Test]
    public async Task DocumentOfTheCall_BesideThatOfTheAward_TakesNoWinnerBack()
    {
        var call = Drafts.Notice("A-1", sourceDate: Now);
        var award = Awarded("A-1", new Winners(1, Large: 1)) with { SourceDate = Now };
        await SaveAsync(call);
        await SaveAsync(award);

        foreach (var again in new[] { call, award, call })
            Assert.That((await SaveAsync(again)).Unchanged, Is.EqualTo(1));

        var later = await SaveAsync(call with { SourceDate = Now.AddDays(1), Content = call.Content with { Description = "Diésel B5" } });
        Assert.That(later.Changed, Is.EqualTo(1));
        Assert.That((await FindAsync("A-1")).Notice.Content.Winners, Is.EqualTo(award.Content.Winners));
    }

    [Test]
    public async Task Figures_OfWinners_FollowTheNotices()
    {
        await SaveAsync(Awarded("A-1", new Winners(3, Micro: 1, Large: 1)), Awarded("A-2", new Winners(1, Large: 1)), Awarded("A-3", null), Drafts.Notice("A-4"));
        await LeadTimeCounting.RunAsync(Database, Clock);
        Assert.That(await AwardsAsync(), Is.EqualTo(new AwardFigure(3, 2, 4, 3, 1)));

        Now = Now.AddDays(1);
        await SaveAsync(Awarded("A-2", new Winners(1, Sme: 1)), Awarded("A-3", new Winners(2)));
        await LeadTimeCounting.RunAsync(Database, Clock);
        Assert.That(await AwardsAsync(), Is.EqualTo(new AwardFigure(3, 2, 6, 3, 2)));

        await new HiddenNotices(Database, Clock).HideAsync((await FindAsync("A-1")).Notice.Id, "ana@hub.example", "Duplicada", None);
        Assert.That(await AwardsAsync(), Is.EqualTo(new AwardFigure(2, 1, 3, 1, 1)));
        Assert.That(await ViewAsync(), Is.EqualTo(new[] { ("pe-example/A-2", 1, 1, 1), ("pe-example/A-3", 2, 0, 0) }));
    }

    [Test]
    public async Task View_LeavesOutWhatWasCalledOff()
    {
        await SaveAsync([.. Enum.GetValues<NoticeStatus>().Select(status =>
            Drafts.Notice($"{status}", content => content with { Status = status, Winners = new Winners(1, Micro: 1) }))]);
        await LeadTimeCounting.RunAsync(Database, Clock);

        Assert.That((await ViewAsync()).Select(row => row.Key), Is.EqualTo(new[] { "pe-example/Awarded", "pe-example/Closed", "pe-example/Open", "pe-example/Planned", "pe-example/Suspended", "pe-example/Unknown" }));
        Assert.That((await AwardsAsync()).Calls, Is.EqualTo(6));
    }

    [Test]
    public async Task Migrate_DatabaseWithPackedMonths_ReadsThemAsTheyWereAndPacksThemAnew()
    {
        await SaveAsync(Awarded("A-1", null), Drafts.Notice("A-2"));
        await LeadTimeCounting.RunAsync(Database, Clock);
        await TakeBackAsync();

        await new Migrator(Database, Clock).MigrateAsync(None);

        Assert.That(await AwardsAsync(), Is.EqualTo(new AwardFigure(1, 0, 0, 0, 0)));
        Now = Now.AddDays(1);
        Assert.That((await SaveAsync(Awarded("A-1", null), Drafts.Notice("A-2"))).Unchanged, Is.EqualTo(2));
        Assert.That((await LeadTimeCounting.RunAsync(Database, Clock)).Months, Is.EqualTo(1));
        Assert.That((await PackedAsync())[0], Is.EqualTo(3));
        Assert.That(await AwardsAsync(), Is.EqualTo(new AwardFigure(1, 0, 0, 0, 0)));
    }

    [Test]
    public async Task Month_PackedInAnotherForm_IsPackedAnewAtTheNextCount()
    {
        await SaveAsync(Awarded("A-1", new Winners(1, Micro: 1)));
        Assert.That((await LeadTimeCounting.RunAsync(Database, Clock)).Months, Is.EqualTo(1));
        Assert.That((await LeadTimeCounting.RunAsync(Database, Clock)).Months, Is.Zero);
        await Database.RunAsync("UPDATE lead_time_month SET packed = @packed, version = version + 1", new { packed = new byte[] { 2, 0, 0, 0, 1, 0 } }, None);

        Assert.That((await LeadTimeCounting.RunAsync(Database, Clock)).Months, Is.EqualTo(1));
        Assert.That(await AwardsAsync(), Is.EqualTo(new AwardFigure(1, 1, 1, 1, 1)));
    }

    /// <summary>Makes of the database what it was before winners were read.</summary>
    private async Task TakeBackAsync()
    {
        await Database.RunAsync("UPDATE lead_time_month SET packed = @packed, version = version + 1", new { packed = PackedBefore() }, None);
        await Database.RunAsync("DROP VIEW lead_time_notice_award", null, None);
        foreach (var column in new[] { "winner_count", "winner_sized", "winner_small" })
            await Database.RunAsync($"ALTER TABLE notice DROP COLUMN {column}", null, None);
        await Database.RunAsync("DELETE FROM schema_migration WHERE name LIKE '0037%'", null, None);
    }

    /// <summary>The form of before, of two notices of which the first is awarded: 15 columns, of which the eighth is the state.</summary>
    private static byte[] PackedBefore()
    {
        using var packed = new MemoryStream();
        using var writer = new BinaryWriter(packed);
        writer.Write(1);
        writer.Write(2);
        foreach (var names in new string[][] { [], ["pe-example"], [], [""], [""] })
        {
            writer.Write(names.Length);
            foreach (var name in names)
                writer.Write(name);
        }

        foreach (var id in new long[] { 1, 2 })
            writer.Write(id);
        foreach (var value in new[] { 0, 1, 0, 0, 0, 0, 0, -1, -1, -1, 0, -1, 0, 0, 0 }.Index())
        {
            writer.Write(value.Index == 7 ? (int)NoticeStatus.Awarded : value.Item);
            writer.Write(value.Index == 7 ? (int)NoticeStatus.Open : value.Item);
        }

        writer.Flush();
        return packed.ToArray();
    }

    private static NoticeDraft Awarded(string id, Winners? winners) =>
        Drafts.Notice(id, content => content with { Status = NoticeStatus.Awarded, Winners = winners });

    private async Task<AwardFigure> AwardsAsync()
    {
        using var archive = new LeadTimeArchive(Database);
        return LeadTimeAnswer.Whole(await archive.ReadAsync(None), new LeadTimeQuery()).Figure().Awards;
    }

    private async Task<byte[]> PackedAsync() =>
        (await Database.ListAsync<byte[]>("SELECT packed FROM lead_time_month WHERE packed IS NOT NULL", null, None)).Single();

    private Task<IReadOnlyList<(string Key, int Winners, int Sized, int Small)>> ViewAsync() => Database.ListAsync<(string Key, int Winners, int Sized, int Small)>(
        "SELECT notice_key, winners, winners_with_size, small_winners FROM lead_time_notice_award ORDER BY notice_key", null, None);
}
