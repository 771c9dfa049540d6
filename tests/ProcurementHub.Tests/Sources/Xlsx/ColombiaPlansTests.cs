using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Xlsx;

/// <summary>Eleven annual plans of SECOP II and the register of who published which; counted beforehand by another program.</summary>
public sealed class ColombiaPlansTests
{
    private Reading.Pass pass = null!;

    [OneTimeSetUp]
    public async Task ReadAsync() =>
        pass = await Reading.PassAsync(new SavedFolderFetcher(SharedData.Path("colombia-plans")), Reading.Shipped("co-secop-plans"));

    [Test]
    public void Folder_GivesEveryLineOfEveryPlanAndTheRegister()
    {
        Assert.Multiple(() =>
        {
            Assert.That(pass.Documents, Has.Count.EqualTo(12));
            Assert.That(pass.Documents[0], Is.EqualTo("paa.xlsx"));
            Assert.That(pass.PlanLines.Count(), Is.EqualTo(14_161));
            Assert.That(pass.PlanPublications.Count(), Is.EqualTo(21));
            Assert.That(pass.Records, Has.Count.EqualTo(14_182));
            Assert.That(pass.Unread, Is.Empty);
            Assert.That(pass.Records.SelectMany(record => record.Diagnostics), Is.Empty);
        });
        Assert.That(
            pass.PlanLines.GroupBy(line => line.Content.Entity!.Name).OrderBy(plan => plan.Key, StringComparer.Ordinal).Select(plan => plan.Count()),
            Is.EqualTo(new[] { 1081, 288, 754, 1605, 6263, 89, 112, 155, 2251, 1498, 65 }));
    }

    [Test]
    public void Lines_KeepAllTheirCodes()
    {
        var lines = pass.PlanLines.ToList();

        Assert.That(lines.Sum(line => line.Content.Classifications.Count), Is.EqualTo(15_809));
        Assert.That(lines.Max(line => line.Content.Classifications.Count), Is.EqualTo(61));
        Assert.That(lines.Count(line => line.Content.Classifications.Count == 0), Is.EqualTo(8));
        Assert.That(lines.SelectMany(line => line.Content.Classifications).Select(code => code.Id).Where(id => !id.All(char.IsAsciiDigit)), Is.Empty);
    }

    [Test]
    public void Lines_ThatAreAlike_StayApart() =>
        Assert.That(pass.PlanLines.Select(line => line.NativeId).Distinct().Count(), Is.EqualTo(14_161));

    [Test]
    public void Lines_HaveWhatTheirRowsSay()
    {
        var line = pass.PlanLines.First().Content;

        Assert.That((line.Entity!.Scheme, line.Entity.Id, line.Year, line.Month, line.Amount), Is.EqualTo((
            "CO-NIT", "900478966", (int?)2023, (int?)1, Amount.Published(89_662_254m, "COP"))));
        Assert.That(pass.PlanLines.Count(other => other.Content.Month is null), Is.EqualTo(1));
        Assert.That(pass.PlanLines.Count(other => other.Content.Amount.State == AmountState.NotGiven), Is.EqualTo(65));
    }

    [Test]
    public void Register_SaysWhoPublishedWhen()
    {
        var plans = pass.PlanPublications.Select(plan => plan.Content).ToList();

        Assert.That(plans.Count(plan => plan.Entity.IsIdentified), Is.EqualTo(19));
        Assert.That(plans.Select(plan => plan.Year), Is.All.EqualTo(2023));
        var one = plans.Single(plan => plan.Entity.Id == "900948958");
        Assert.That((one.Published, one.Document), Is.EqualTo((
            (DateTimeOffset?)new DateTimeOffset(2023, 7, 24, 0, 0, 0, TimeSpan.FromHours(-5)), "AdquisicionesPAA_304844_1_dd4479f9-7f3c-4016-97f5-2ea7e72a5d85.xlsx")));
        Assert.That(pass.PlanLines.Where(line => line.Content.Entity!.Id == "900948958").Select(line => (line.SourceDate, line.Content.Published)),
            Is.All.EqualTo((one.Published, (DateTimeOffset?)null)), "lines know which plan is newer, and do not change with it");
    }

    [Test]
    public async Task OneFile_IsReadWithTheRegisterBesideIt()
    {
        var file = SharedData.Path("colombia-plans", "AdquisicionesPAA_306034_1_613405e2-211a-4453-98b5-c60ee72fadb7.xlsx");

        var one = await Reading.PassAsync(new SavedFolderFetcher(file), Reading.Shipped("co-secop-plans"));

        Assert.That((one.PlanLines.Count(), one.PlanLines.First().Content.Entity!.Id), Is.EqualTo((288, "901006886")));
    }

    [Test]
    public async Task Plan_ThatNoRegisterNames_IsRejectedWithTheReason()
    {
        using var folder = new TemporaryFolder();
        File.Copy(SharedData.Path("colombia-plans", "AdquisicionesPAA_301092_1_768de6e1-148c-4529-8c37-c1d771cc27fd.xlsx"), System.IO.Path.Combine(folder.Path, "AdquisicionesPAA_1.xlsx"));

        var alone = await Reading.PassAsync(new SavedFolderFetcher(folder.Path), Reading.Shipped("co-secop-plans"));

        Assert.That(alone.Records.GroupBy(record => record.Rejection).Select(group => (group.Key, group.Count())),
            Is.EqualTo(new[] { ("has no entity, year and line", 89) }));
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("hub-plans-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
