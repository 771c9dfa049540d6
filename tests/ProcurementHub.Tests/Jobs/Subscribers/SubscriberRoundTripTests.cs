using System.Text;
using ProcurementHub.Core.Classification;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Subscribers;
using ProcurementHub.Storage.Subscribers;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs.Subscribers;

/// <summary>What is exported, imported elsewhere and exported again says the same.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class SubscriberRoundTripTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Everything = """"
        email,name,locale,sectors,regions,keywords,exclude,categories,min_amount,max_amount,frequency,procedure_types,only_sme_reserved,min_working_days,kinds,time_zone,send_hour,quiet_from,quiet_until,weekly_day,paused_until
        ana@example.pe,"Confecciones ""Ana"", S.A.C.",es,textiles;not-known,PE-CUS,"uniformes;""ropa de cama""",techo,goods,1000.5,34100,weekly,Licitación Pública,yes,5,tenders;planned,Europe/Madrid,9,22,22,thursday,2026-12-24T00:00:00+01:00
        luis@example.pe,,en,,,,,,,,hourly,,,,,America/Lima,6,20,7,monday,

        """";

    [Test]
    public async Task Everything_ExportedAndImportedAgain_StaysTheSame()
    {
        await ImportAsync(Everything);
        var first = await ExportAsync();
        var ana = (await Subscribers.FindByEmailAsync("ana@example.pe", None))!;
        await EmptyAsync();

        await ImportAsync(first);

        Assert.That((ana.TimeZone, ana.SendHour, ana.QuietFrom, ana.QuietUntil, ana.WeeklyDay, ana.PausedUntil),
            Is.EqualTo(("Europe/Madrid", 9, 22, 22, 4, (DateTimeOffset?)new DateTimeOffset(2026, 12, 24, 0, 0, 0, TimeSpan.FromHours(1)))));
        Assert.That(await ExportAsync(), Is.EqualTo(first));
        Assert.That((await ImportAsync(first)).SubscribersChanged, Is.Zero, "the same file again changes nothing");
    }

    [Test]
    public async Task Import_WithoutTheTimes_LeavesWhatTheSubscriberChose()
    {
        await ImportAsync(Everything);
        var before = await Subscribers.FindByEmailAsync("ana@example.pe", None);

        await ImportAsync("email,name,sectors\nana@example.pe,\"Confecciones \"\"Ana\"\", S.A.C.\",food\n");

        Assert.That(await Subscribers.FindByEmailAsync("ana@example.pe", None), Is.EqualTo(before! with { ShortestFrequency = Core.Subscriptions.Frequency.Daily }));
    }

    [TestCase("time_zone", "Nowhere/Land")]
    [TestCase("send_hour", "24")]
    [TestCase("quiet_from", "late")]
    [TestCase("quiet_until", "-1")]
    [TestCase("weekly_day", "someday")]
    [TestCase("paused_until", "soon")]
    public void Import_TimesNotUnderstood_AreRefusedByTheirName(string column, string cell)
    {
        var read = Reader.Read(new MemoryStream(Encoding.UTF8.GetBytes($"email,{column}\na@example.org,{cell}\n"))).Value;

        Assert.That(read.Faults.Single().Reason, Does.StartWith(column));
    }

    private static SubscriberFileReader Reader => new(new SubscriberLineParser(SectorList.Standard, RegionTree.Standard, "PE"));

    private async Task<ImportResult> ImportAsync(string text)
    {
        var read = Reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Value;
        Assert.That(read.Faults, Is.Empty);
        var site = new SiteOptions();
        return await Subscribers.ImportAsync([.. read.Lines.Select(line => SubscriberLines.ToImport(line, site))], Now, Now, None);
    }

    private async Task<string> ExportAsync()
    {
        using var output = new MemoryStream();
        await SubscriberFileWriter.WriteAsync(Subscribers.StreamAsync(None), output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
