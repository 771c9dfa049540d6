using System.Net;
using System.Text.Json;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web.OpenData;

/// <summary>OCDS as others would take it: judged by the published schema, and read back by our own reader.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class OcdsPagesTests<TDatabase> : SitePages<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly NoticeDraft full = Drafts.Notice("A/1 b", content => content with
    {
        Ocid = "ocds-dgv273-seacev3-1",
        Description = "Con descripción",
        Url = "https://portal.example/ficha?id=1",
        ProcedureType = "Licitación Pública",
        ConsultationsUntil = Drafts.Day(5),
        Category = ProcurementCategory.Consulting,
        Schedule = [new ScheduleStage("Presentación de propuestas", Drafts.Day(11), Drafts.Day(12, 17))],
        Documents = [new AttachedDocument("Bases", "https://portal.example/bases.pdf", Drafts.Day(1)), new AttachedDocument("Evil", "javascript:alert(1)", null)],
        Regions = [new PlaceOfExecution("PE-CUS", RegionBasis.PlaceOfExecution), new PlaceOfExecution("PE-LIM", RegionBasis.EntitySeat)],
    });

    [Test]
    public async Task Releases_WhereThereAreNone_AreNoPackage()
    {
        using var answer = await GetAsync("/ocds/releases");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task Releases_PageByPage_AreEachGivenOnceAndValid()
    {
        await SaveAsync(full, Drafts.Notice("B", _ => new NoticeContent { Title = "Solo un título" }), Drafts.Notice("C"), Drafts.Notice("D", content => content with
        {
            Entity = new EntityReference(null, null, "Sin número"), Amount = Amount.Published(12, "UTM"), Status = NoticeStatus.Suspended,
        }));
        var ids = new List<string>();
        var next = "/ocds/releases?from=2026-07&to=2026-07&limit=3";
        while (next is not null)
        {
            using var answer = await GetAsync(next);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            await OcdsSchema.JudgeAsync("release-package-schema.json", bytes);
            var package = JsonElement.Parse(bytes);
            ids.AddRange(package.GetProperty("releases").EnumerateArray().Select(release => release.GetProperty("id").GetString()!));
            next = package.TryGetProperty("links", out var links) ? new Uri(links.GetProperty("next").GetString()!).PathAndQuery : null;
        }

        using var later = await GetAsync("/ocds/releases?from=2026-08");
        Assert.That(ids, Is.EquivalentTo(new[] { "pe-example:A/1 b:1", "pe-example:B:1", "pe-example:C:1", "pe-example:D:1" }));
        Assert.That(later.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Record_OfANoticeThatChanges_HasItsHistoryWithTheStandardsTags()
    {
        await SaveAsync(Changed(content => content with { Status = NoticeStatus.Planned }));
        await LaterAsync(content => content with { Status = NoticeStatus.Open });
        await LaterAsync(content => content with { Deadline = new Deadline(Drafts.Day(20), DeadlineBasis.Schedule) });
        await LaterAsync(content => content with { Status = NoticeStatus.Cancelled });
        using var answer = await GetAsync("/ocds/records/ocds-dgv273-seacev3-1");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        await OcdsSchema.JudgeAsync("record-package-schema.json", bytes);
        var record = JsonElement.Parse(bytes).GetProperty("records")[0];

        Assert.That(
            record.GetProperty("releases").EnumerateArray().Select(release => release.GetProperty("tag")[0].GetString()),
            Is.EqualTo(new[] { "planning", "tender", "tenderUpdate", "tenderCancellation" }));
        Assert.That(record.GetProperty("compiledRelease").GetProperty("tag")[0].GetString(), Is.EqualTo("compiled"));
        Assert.That(record.GetProperty("compiledRelease").GetProperty("tender").GetProperty("status").GetString(), Is.EqualTo("cancelled"));

        Task LaterAsync(Func<NoticeContent, NoticeContent> but)
        {
            Now = Now.AddDays(1);
            return SaveAsync(Changed(but));
        }

        static NoticeDraft Changed(Func<NoticeContent, NoticeContent> but) => full with { Content = but(full.Content) };
    }

    [Test]
    public async Task Record_OfANoticeWithoutAnOcid_IsUnderTheHubsOwn()
    {
        await SaveAsync(Drafts.Notice("A/1 b"), full with { Key = new NoticeKey("pe-example", "O") });
        using var own = await GetAsync("/ocds/records/hub-pe-example:A%2F1%20b");
        using var release = await GetAsync("/ocds/releases/hub-pe-example:A/1%20b");
        using var theirs = await GetAsync("/ocds/records/hub-pe-example:O");
        await OcdsSchema.JudgeAsync("release-package-schema.json", await release.Content.ReadAsByteArrayAsync());

        Assert.That((own.StatusCode, release.StatusCode, theirs.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound)));
        Assert.That(JsonElement.Parse(await own.Content.ReadAsStringAsync()).GetProperty("records")[0].GetProperty("ocid").GetString(), Is.EqualTo("hub-pe-example:A/1 b"));
    }

    [Test]
    public async Task Releases_OfHostileNotices_AreValid()
    {
        await SaveAsync(HostileNotices.All(Engine));
        using var answer = await GetAsync("/ocds/releases");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        await OcdsSchema.JudgeAsync("release-package-schema.json", bytes);

        Assert.That(System.Text.Encoding.UTF8.GetString(bytes), Does.Not.Contain("javascript:").And.Not.Contain("<script"));
        Assert.That(JsonElement.Parse(bytes).GetProperty("releases").GetArrayLength(), Is.EqualTo(HostileNotices.All(Engine).Length));
    }

    [Test]
    public async Task Record_ReadByOurOwnReader_IsTheSameNotice()
    {
        await SaveAsync(full);
        using var answer = await GetAsync("/ocds/records/ocds-dgv273-seacev3-1");
        var read = await OcdsRoundTrip.ReadAsync(await answer.Content.ReadAsByteArrayAsync());
        var content = full.Content;

        Assert.Multiple(() =>
        {
            Assert.That(read.Ocid, Is.EqualTo(content.Ocid));
            Assert.That((read.Title, read.Description, read.ProcedureType), Is.EqualTo((content.Title, content.Description, content.ProcedureType)));
            Assert.That(read.Entity, Is.EqualTo(content.Entity));
            Assert.That((read.Status, read.Published, read.ConsultationsUntil), Is.EqualTo((content.Status, content.Published, content.ConsultationsUntil)));
            Assert.That(read.Deadline.At, Is.EqualTo(content.Deadline.At));
            Assert.That((read.Amount.Value, read.Amount.Currency), Is.EqualTo((content.Amount.Value, "PEN")));
            Assert.That(read.Classifications, Is.EqualTo(content.Classifications.Distinct()));
            Assert.That(read.Regions, Does.Contain(content.Regions[0]));
            Assert.That(read.Documents.Select(document => document.Url), Is.EquivalentTo(new[] { content.Url, "https://portal.example/bases.pdf" }));
            Assert.That(read.Schedule.Select(stage => (stage.Name, stage.End)), Is.EqualTo(content.Schedule.Select(stage => (stage.Name, stage.End))));
        });
    }
}
