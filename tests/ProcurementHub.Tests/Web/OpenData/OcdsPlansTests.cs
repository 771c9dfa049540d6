using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Exporting;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web.OpenData;

/// <summary>Plan lines as others take them, over HTTP: what the exports give, page by page.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class OcdsPlansTests<TDatabase> : SitePages<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Releases_PageByPage_AreThoseOfTheExport()
    {
        await KeepLinesAsync();
        var (releases, pages) = await AllAsync("/ocds/plans?limit=2");

        using var exported = new MemoryStream();
        using (var package = new PlanLineOcds(exported, Services.GetRequiredService<IOptions<SiteOptions>>().Value, await new PlanOcids(Database).ReadAsync(None), Now))
        {
            await foreach (var line in new PlanLineList(Database).StreamAsync(new PlanLineFilter(), None))
                package.Write(line);
            package.Finish();
        }

        Assert.That(pages, Is.EqualTo(3));
        Assert.That(releases.ConvertAll(release => release.GetRawText()), Is.EquivalentTo(
            JsonElement.Parse(exported.ToArray()).GetProperty("releases").EnumerateArray().Select(release => release.GetRawText())));
        Assert.That(releases.Select(release => release.GetProperty("ocid").GetString()), Has.One.EqualTo("ocds-abc123-77"), "of the notice that came from the line");
    }

    [Test]
    public async Task Releases_AreThoseThatAreAskedFor()
    {
        await KeepLinesAsync();

        Assert.That((await AllAsync("/ocds/plans?year=2026&month=11")).Releases, Has.Count.EqualTo(2));
        Assert.That((await AllAsync("/ocds/plans?q=uniformes&entity=PE-CONSUCODE:1042")).Releases, Has.Count.EqualTo(1));
        using var none = await GetAsync("/ocds/plans?year=2031");
        using var wrong = await GetAsync("/ocds/plans?month=13");
        Assert.That((none.StatusCode, wrong.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.BadRequest)));
        Assert.That(none.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task Packages_KeepToThePublishedSchema()
    {
        await KeepLinesAsync();
        using var first = await GetAsync("/ocds/plans?limit=4");
        await OcdsSchema.JudgeAsync("release-package-schema.json", await first.Content.ReadAsByteArrayAsync());
        using var all = await GetAsync("/ocds/plans");
        await OcdsSchema.JudgeAsync("release-package-schema.json", await all.Content.ReadAsByteArrayAsync());
    }

    [Test]
    public async Task Lines_InAList_HaveTheMembersOfTheExportAndTheSameValues()
    {
        await KeepLinesAsync();
        using var exported = new MemoryStream();
        using (var export = new PlanLineJsonLines(exported))
        {
            await foreach (var line in new PlanLineList(Database).StreamAsync(new PlanLineFilter(), None))
                export.Write(line);
            export.Finish();
        }

        using var answer = await GetAsync("/api/v1/plans");
        var items = JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync()).GetProperty("items").EnumerateArray();
        var lines = Encoding.UTF8.GetString(exported.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(5));
        Assert.That(lines.Select(line => Members(JsonElement.Parse(line))), Is.EquivalentTo(items.Select(Members)));
    }

    private static string Members(JsonElement item) => string.Join('\n', item.EnumerateObject().Select(member => $"{member.Name}={member.Value.GetRawText()}"));

    private async Task<(List<JsonElement> Releases, int Pages)> AllAsync(string next)
    {
        var (releases, pages) = (new List<JsonElement>(), 0);
        for (var address = next; address is not null; pages++)
        {
            using var answer = await GetAsync(address);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
            var package = JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync());
            releases.AddRange(package.GetProperty("releases").EnumerateArray());
            address = package.TryGetProperty("links", out var links) ? new Uri(links.GetProperty("next").GetString()!).PathAndQuery : null;
        }

        return (releases, pages);
    }

    private async Task KeepLinesAsync()
    {
        await SaveAsync(
            Line(1, 11), Line(2, null), Line(3, 11, line => line with { Url = "https://portal.example/plan", Description = "Con descripción", Published = Drafts.Day(1), Category = ProcurementCategory.Goods }),
            Line(4, 8, line => line with { Title = "Adquisición de uniformes escolares", Classifications = [new ClassificationCode("CUBSO", "5310270000012345", "Uniformes")] }),
            Line(5, null, line => line with { Amount = default, Entity = null, Reference = null, Year = null, Regions = [new PlaceOfExecution("PE-CUS", RegionBasis.PlaceOfExecution)] }));
        await SaveAsync(Line(1, 11, line => line with { Title = "Combustible de otra clase" }));
        await SaveAsync(Drafts.Notice("A-1", content => content with { Title = "Adquisición de uniformes escolares", Ocid = "ocds-abc123-77", Published = Drafts.Day(3) }));
        Assert.That(await new PlanTying(Database, new HandMovedClock(() => Now)).RunAsync(None), Is.EqualTo(1));
    }

    private static PlanLineDraft Line(int number, int? month, Func<PlanLineContent, PlanLineContent>? but = null)
    {
        var content = new PlanLineContent
        {
            Entity = new EntityReference("PE-CONSUCODE", "1042", "Municipalidad de Echarati"), Year = 2026, Reference = $"{number}",
            Title = $"Combustible para la flota {number}", Month = month, Amount = Amount.Published(100 * number, "PEN"),
        };
        return new PlanLineDraft(Source, $"1042/2026/{number}", but is null ? content : but(content), null, $"line {number}");
    }
}
