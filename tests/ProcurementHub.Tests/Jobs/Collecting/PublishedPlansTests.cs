using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>Plans as entities published them, collected and kept with their versions.</summary>
public sealed class PublishedPlansTests
{
    private CollectingHub hub = null!;

    [SetUp]
    public async Task OpenAsync() => hub = await CollectingHub.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await hub.DisposeAsync();

    [Test]
    public async Task BancoDeLaNacion2019_Has150Lines_AndTheSixteenGapsAreLinesTakenOut()
    {
        await hub.CollectAsync("pe-plan-csv", SharedData.Path("peru-plan"));

        var plan = await PlanAsync("PE-RUC", "20100030595", 2019);
        Assert.That(await hub.PlanVersions.LinesAsync(plan.Id, 1, CancellationToken.None), Has.Count.EqualTo(150));
        var missing = PlanReferences.MissingFrom(await hub.PlanVersions.ReferencesAsync(plan.Id, CancellationToken.None));
        Assert.That(missing, Has.Count.EqualTo(16));
        Assert.That(missing, Is.EqualTo(GapsOfTheFile()));
    }

    [Test]
    public async Task BancoDeLaNacion2019_PublishedAgainWithoutALine_SaysWhichWasTakenOut()
    {
        const string name = "plan_anual_contrataciones_banco_de_la_nacion_2019.csv";
        var file = File.ReadAllLines(SharedData.Path("peru-plan", name), System.Text.Encoding.Latin1);
        hub.Write(name, System.Text.Encoding.Latin1.GetBytes(string.Join("\r\n", file)));
        await hub.CollectAsync("pe-plan-csv");
        hub.Now += TimeSpan.FromDays(30);
        hub.Write(name, System.Text.Encoding.Latin1.GetBytes(string.Join("\r\n", file.Where(row => !row.StartsWith("3;", StringComparison.Ordinal)))));

        var second = await hub.CollectAsync("pe-plan-csv");

        var plan = await PlanAsync("PE-RUC", "20100030595", 2019);
        var changes = await hub.PlanVersions.CompareAsync(plan.Id, 1, 2, CancellationToken.None);
        Assert.That((second.New, second.Changed), Is.EqualTo((0, 0)));
        Assert.That(changes.Select(change => (change.Step, change.Before?.Reference)), Is.EqualTo(new[] { (PlanLineStep.TakenOut, "3") }));
        Assert.That(PlanReferences.MissingFrom(await hub.PlanVersions.ReferencesAsync(plan.Id, CancellationToken.None)), Has.Count.EqualTo(16), "that one is known");
    }

    [Test]
    public async Task ColombiaPlans_HaveEachOneVersionWithAllItsLines()
    {
        await hub.CollectAsync("co-secop-plans", SharedData.Path("colombia-plans"));

        var plan = await PlanAsync("CO-NIT", "901006886", 2023);
        var editions = await hub.PlanVersions.EditionsAsync(plan.Id, CancellationToken.None);
        Assert.That(editions.Select(edition => (edition.Number, edition.Added, edition.TakenOut, edition.Doubt)), Is.EqualTo(new[] { (1, 288, 0, PlanEditionDoubt.None) }));
        Assert.That(editions[0].SourceDate, Is.Not.Null);
        Assert.That(PlanReferences.MissingFrom(await hub.PlanVersions.ReferencesAsync(plan.Id, CancellationToken.None)), Is.Empty, "lines without numbers have no gaps");
    }

    [Test]
    public void References_ThatAreNoNumbersOrMostlyMissing_TellOfNoGaps()
    {
        Assert.That(PlanReferences.MissingFrom(["1", "2", "4"]), Is.EqualTo(new[] { 3 }));
        Assert.That(PlanReferences.MissingFrom(["1", "2", "A-4"]), Is.Empty);
        Assert.That(PlanReferences.MissingFrom(["1", "2", null]), Is.Empty);
        Assert.That(PlanReferences.MissingFrom(["2019001", "2019003"]), Is.Empty);
        Assert.That(PlanReferences.MissingFrom([]), Is.Empty);
    }

    private async Task<PlanRow> PlanAsync(string scheme, string id, int year)
    {
        var body = await hub.Bodies.FindAsync(new EntityIdentifier(scheme, id), CancellationToken.None);
        return (await hub.PlanVersions.PlansAsync(body!.Ids, year, CancellationToken.None)).Single();
    }

    private static List<int> GapsOfTheFile()
    {
        var numbers = File.ReadAllLines(SharedData.Path("peru-plan", "plan_anual_contrataciones_banco_de_la_nacion_2019.csv"))
            .Select(row => row.Split(';')[0]).Where(cell => cell.Length > 0 && cell.All(char.IsAsciiDigit))
            .Select(cell => int.Parse(cell, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
        return [.. Enumerable.Range(1, numbers.Max()).Where(number => !numbers.Contains(number))];
    }
}
