using System.Globalization;
using ProcurementHub.Tests.Host;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.MadeUpYear;

/// <summary>The lead times of a year of which everything is known, by the program itself, at three days and in two zones.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class NoticeYearTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private readonly NoticeYear year = new();
    private readonly Dictionary<(int Pass, string Zone, string By), List<string>> said = [];

    private static readonly string[] groupings = ["month", "year,category", "region", "entity", "procedureType,month", "source"];

    [OneTimeSetUp]
    public async Task LiveThroughTheYearAsync()
    {
        var definitions = Hub.Folder("sources");
        await File.WriteAllTextAsync(Path.Combine(definitions, "made-up-notices.yml"), NoticeYear.Definition);
        var file = Path.Combine(Hub.Folder("in"), "notices.csv");
        for (var pass = 0; pass < NoticeYear.Passes.Count; pass++)
        {
            string[] at = ["--now", $"{NoticeYear.Passes[pass]:O}", "--set", $"Sources:Directory={definitions}"];
            await File.WriteAllTextAsync(file, year.FileAt(pass));
            (await Hub.RunAsync(["collect", NoticeYear.Source, "--from", file, .. at])).Expect(0);
            foreach (var zone in new[] { "America/Lima", "UTC" })
            {
                foreach (var by in groupings)
                {
                    var run = await Hub.RunAsync(["export", "lead-time", "--by", by, "--format", "csv", "--set", $"Site:TimeZone={zone}", .. at]);
                    said.Add((pass, zone, by), [.. run.Expect(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
                }
            }
        }
    }

    [Test]
    public void Figures_OnEachDayAndInBothZones_AreTheTrueOnes(
        [Values(0, 1, 2)] int pass, [Values("America/Lima", "UTC")] string zone, [Values("month", "year,category", "region", "entity", "procedureType,month", "source")] string by)
    {
        var expected = year.Calls.Where(call => call.FirstPass <= pass)
            .GroupBy(call => string.Join(',', by.Split(',').Select(key => KeyOf(call, key, zone))))
            .Select(group => $"{group.Key},{Row([.. group], pass)}");

        Assert.That(said[(pass, zone, by)][0], Is.EqualTo(
            $"{by},notices,usable,mean_days,median_days,p10_days,p90_days,mean_working_days,median_working_days,moved,below_minimum,publication_unknown,restarted,regularised,no_deadline,unreadable,repeats_publication,ends_before_start,sentinel,before_publication,before_watch,awarded,awarded_with_size,winners,winners_with_size,small_winners"));
        Assert.That(said[(pass, zone, by)].Skip(1), Is.EquivalentTo(expected));
    }

    [Test]
    public void Year_HasEveryTrapOnBothSidesOfMidnightInUtc()
    {
        Assert.That(year.Calls, Has.Count.EqualTo(5000));
        Assert.That(year.Calls.Count(call => KeyOf(call, "month", "UTC") != KeyOf(call, "month", "America/Lima")), Is.GreaterThan(10));
        Assert.That(year.Calls.Where(call => call.FirstPass < NoticeYear.Passes.Count).Select(call => (call.Kind, call.FirstPass)).Distinct().Count(), Is.EqualTo(33));
        Assert.That(year.Calls.Where(call => call.IsAwarded(2)).Select(call => (call.Winner, call.Kind)).Distinct().Count(), Is.EqualTo(7 * 6));
    }

    private static string? KeyOf(MadeUpCall call, string key, string zone)
    {
        var published = call.Kind == MadeUpKind.PublicationUnknown ? (DateTimeOffset?)null : zone == "UTC" ? call.PublishedAt.ToUniversalTime() : call.PublishedAt;
        return key switch
        {
            "month" => published?.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            "year" => published?.ToString("yyyy", CultureInfo.InvariantCulture),
            "category" => call.Category switch { "Bien" => "goods", "Servicio" => "services", "Obra" => "works", _ => "consulting" },
            "region" => call.Department switch { "CUSCO" => "PE-CUS", "LIMA" => "PE-LIM", "PUNO" => "PE-PUN", _ => "" },
            "entity" => $"PE-RUC:{call.Body}",
            "procedureType" => call.Type,
            _ => NoticeYear.Source,
        };
    }

    private static string Row(List<MadeUpCall> calls, int pass)
    {
        var usable = calls.Where(call => call.Reason is null).ToList();
        var days = usable.Select(call => call.Days).Order().ToList();
        var workingDays = usable.Select(call => (double)call.WorkingDays).Order().ToList();
        var winners = calls.Where(call => call.IsAwarded(pass)).Select(call => call.Winner).ToList();
        var sized = winners.Count(winner => winner is not ("" or "No informado"));
        string[] reasons =
        [
            "publication_unknown", "restarted", "regularised", "no_deadline", "unreadable", "repeats_publication", "ends_before_start", "sentinel",
            "before_publication", "before_watch",
        ];
        return string.Join(',',
            [
                $"{calls.Count}", $"{usable.Count}", Mean(days), At(days, 50), At(days, 10), At(days, 90), Mean(workingDays), At(workingDays, 50),
                $"{usable.Count(call => call.MovesBy(pass) > 0)}", $"{usable.Count(call => call.IsBelowMinimum)}",
                .. reasons.Select(reason => $"{calls.Count(call => call.Reason == reason)}"),
                $"{winners.Count}", $"{sized}", $"{winners.Count(winner => winner.Length > 0)}", $"{sized}", $"{sized - winners.Count(winner => winner == "Grande")}",
            ]);
    }

    private static string Mean(List<double> values) => values.Count == 0 ? "" : Shown(values.Average());

    private static string At(List<double> sorted, int percent)
    {
        if (sorted.Count == 0)
            return "";
        var (rank, rest) = Math.DivRem(percent * (sorted.Count - 1), 100);
        return Shown(rest == 0 ? sorted[rank] : sorted[rank] + ((sorted[rank + 1] - sorted[rank]) * rest / 100.0));
    }

    private static string Shown(double value) => Math.Round((decimal)value, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);
}
