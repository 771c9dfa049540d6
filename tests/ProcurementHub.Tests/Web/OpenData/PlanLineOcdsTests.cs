using System.Text.Json;
using ProcurementHub.Jobs.Exporting;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web.OpenData;

/// <summary>Plan lines as releases of the stage of planning.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PlanLineOcdsTests<TDatabase> : PlanAlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Package_TellsThePlanning_WithTheOcidOfWhatWasCalledFor()
    {
        await PublishAsync(1, Line(1), Line(2, null), Line(3), Line(4, 8, line => line with { Title = "Adquisición de uniformes escolares" }));
        await PublishAsync(2, Line(1, 12), Line(2, null), Line(4, 8, line => line with { Title = "Adquisición de uniformes escolares" }));
        await SaveAsync(Drafts.Notice("A-1", content => content with { Title = "Adquisición de uniformes escolares", Ocid = "ocds-abc123-77" }));
        await new PlanTying(Database, Clock).RunAsync(None);

        using var package = JsonDocument.Parse(await WriteAsync());

        var releases = package.RootElement.GetProperty("releases").EnumerateArray().ToList();
        Assert.That(releases.Select(release => (release.GetProperty("ocid").GetString(), release.GetProperty("tag")[0].GetString())), Is.EquivalentTo(new[]
        {
            ("hub-plan:pe-example:1042/2026/1", "planningUpdate"), ("hub-plan:pe-example:1042/2026/2", "planning"), ("ocds-abc123-77", "planning"),
        }));
        var first = releases.Single(release => release.GetProperty("ocid").GetString() == "hub-plan:pe-example:1042/2026/1");
        Assert.That(first.GetProperty("planning").GetProperty("budget").GetProperty("amount").GetRawText(), Is.EqualTo("""{"amount":100,"currency":"PEN"}"""));
        Assert.That(first.GetProperty("planning").GetProperty("milestones")[0].GetProperty("title").GetString(), Is.EqualTo("2026-12"));
        Assert.That(first.GetProperty("tender").GetProperty("status").GetString(), Is.EqualTo("planned"));
    }

    [Test]
    public async Task Package_KeepsToThePublishedSchema()
    {
        await PublishAsync(1, Line(1), Line(2, null, line => line with { Amount = default, Entity = null, Reference = null }));

        await OcdsSchema.JudgeAsync("release-package-schema.json", await WriteAsync());
    }

    private async Task<byte[]> WriteAsync()
    {
        using var output = new MemoryStream();
        using (var package = new PlanLineOcds(output, Site.Value, await new PlanOcids(Database).ReadAsync(None), Now))
        {
            await foreach (var line in new PlanLineList(Database).StreamAsync(new PlanLineFilter(), None))
                package.Write(line);
            package.Finish();
        }

        return output.ToArray();
    }
}
