using System.Globalization;
using ProcurementHub.Tests.Host;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.MadeUpYear;

/// <summary>The states of a year of which everything is known, by the program itself, at three days and in two zones.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PlanYearTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private PlanYearPortal portal = null!;
    private string[] settings = [];

    // Of the last body that was exempted, by mistake.
    private long exemption;

    // The day on which they were asked for, and the zone: what the program said then.
    private readonly Dictionary<(int Day, string Zone), string> said = [];

    [OneTimeSetUp]
    public async Task LiveThroughTheYearAsync()
    {
        portal = await PlanYearPortal.StartAsync();
        var folder = Hub.Folder("sources");
        await portal.DescribeAsync(folder);
        settings =
        [
            "--set", $"Sources:Directory={folder}", "--set", $"Compliance:Duties={Path.Combine(folder, "duties.csv")}",
            "--set", $"Fetch:AllowPrivateAddresses={portal.Authority}", "--set", "Fetch:DelayPerHost=00:00:00", "--set", "Fetch:Tries=1",
        ];
        (await AtAsync("2026-01-10T15:00:00Z", "collect", PlanYearPortal.Entities)).Expect(0);
        foreach (var body in PlanYear.Bodies.Where(body => body.Kind.StartsWith("exempt", StringComparison.Ordinal)))
        {
            var run = await AtAsync("2026-01-15T15:00:00Z", "compliance", "exempt", $"PE-RUC:{body.Id}", "--year", "2026", "--why", "No tiene presupuesto propio", "--json");
            exemption = run.Expect(0).Row.GetProperty("entry").GetInt64();
        }

        var asked = 0;
        foreach (var (at, reading) in PlanYear.Passes)
        {
            for (; string.CompareOrdinal(PlanYear.Todays[asked], at) < 0; asked++)
                await AskAsync(asked);
            if (reading == PlanYear.Readings - 1)
                await BeforeTheLastAsync();
            portal.Reading = reading;
            (await AtAsync(at, "collect", PlanYearPortal.Plans)).Expect(reading is null ? 1 : 0);
        }

        await AskAsync(asked);
        portal.Reading = null;
        (await AtAsync("2026-03-12T15:00:00Z", "collect", PlanYearPortal.Plans)).Expect(1);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (portal is not null)
            await portal.DisposeAsync();
    }

    [Test]
    public void Year_HasTwoHundredBodies() =>
        Assert.That((PlanYear.Bodies.Count, PlanYear.Bodies.Select(body => body.Kind).Distinct().Count()), Is.EqualTo((200, 17)));

    [Test]
    public void States_OnEachDayAndInBothZones_AreTheTrueOnes([Values(0, 1, 2)] int day, [Values("America/Lima", "UTC")] string zone)
    {
        var states = States(said[(day, zone)]);

        foreach (var body in PlanYear.Bodies)
        {
            var truth = body.Truth[day];
            if (!states.TryGetValue(KeyOf(body), out var found))
            {
                Assert.That(truth.State, Is.Null, $"{body.Number}, {body.Kind} is not there");
                continue;
            }

            Assert.That(
                (found["state"], found["published"], found["working_days_late"]),
                Is.EqualTo((truth.State, truth.Published, truth.Days)), $"{body.Number}, {body.Kind}: {found["basis"]}; {found["evidence"]}");
        }

        Assert.That(states, Has.Count.EqualTo(PlanYear.Bodies.Count(body => body.Truth[day].State is not null)), "each body stands there once, and nobody else");
        Assert.That(states.Values.Select(row => row["due"]).Distinct(), Is.EqualTo(new[] { "2026-01-30" }));
    }

    [TestCase(0)]
    [TestCase(1)]
    public async Task States_OfAPastDayByWhatWasKnownThen_AreWhatWasSaidThen(int day)
    {
        var later = await ExportAsync("2026-03-10T15:00:00Z", "America/Lima", "--as-of", PlanYear.Days[day], "--known-by", PlanYear.Days[day]);

        var (then, now) = (States(said[(day, "America/Lima")]), States(later));
        foreach (var (key, row) in then)
            Assert.That((now[key]["state"], now[key]["published"], now[key]["working_days_late"]), Is.EqualTo((row["state"], row["published"], row["working_days_late"])), key);
        Assert.That(now, Has.Count.EqualTo(then.Count));
    }

    [Test]
    public async Task States_OfAPastDayByWhatIsKnownNow_SayMore()
    {
        var states = States(await ExportAsync("2026-03-10T15:00:00Z", "America/Lima", "--as-of", "2026-02-03"));

        string[] Of(string kind) => [.. PlanYear.Bodies.Where(body => body.Kind == kind).Select(body => states[KeyOf(body)]).Select(row => $"{row["state"]} {row["working_days_late"]}").Distinct()];
        Assert.That(Of("last minute"), Is.EqualTo(new[] { "in_time " }), "on 3 February it was out, and is known now");
        Assert.That(Of("never"), Is.EqualTo(new[] { "missing 2" }), "on 5 February it was still not there");
        Assert.That(Of("no day, after the failures"), Is.EqualTo(new[] { "cannot_tell " }));
        Assert.That(Of("late"), Is.EquivalentTo(new[] { "late 0", "late 1", "late 2", "missing 2" }), "who published later had not by then");
    }

    // On 5 February the register was read for the first time after the last day.
    [TestCase("2026-02-09T15:00:00Z", "es", "Vencidas sin publicar: 57 entidades (PE, plan de 2026)", "MUNICIPALIDAD DISTRITAL DE PRUEBA 150 (PE-RUC:20000000150): 4 días hábiles de retraso", "Se pusieron al día")]
    [TestCase("2026-02-24T15:00:00Z", "es", "Se pusieron al día: 25 entidades (PE, plan de 2026)", "publicado el 20 de febrero de 2026 a más tardar", "Vencidas")]
    [TestCase("2026-03-10T15:00:00Z", "en", "Caught up: 6 bodies (PE, plan of 2026)", "published by 27 February 2026", "Overdue")]
    [TestCase("2026-03-17T15:00:00Z", "en", "Registers that could not be read (PE, plan of 2026)", "Made-up plans, since 12 March 2026", "Overdue")]
    [TestCase("2026-03-24T15:00:00Z", "es", "Registros que no se pudieron leer", "Planes inventados, desde el 12 de marzo de 2026", "Nada nuevo")]
    public async Task WeeklyMail_TellsEachOfTheStaffOnce_WhatChangedInTheWeekBeforeItsMonday(string now, string language, string said, string also, string unsaid)
    {
        string[] staff = ["--set", "Staff:Emails:0=rosa@hub.example", "--set", "Staff:Emails:1=Luis@hub.example", "--set", "Staff:Emails:2=LUIS@hub.example", "--set", $"Site:Locale={language}"];
        var first = await AtAsync(now, ["compliance", "mail", "--json", .. staff]);
        var second = await AtAsync(now.Replace("T15", "T23", StringComparison.Ordinal), ["compliance", "mail", "--json", .. staff]);
        Assert.That((first.Expect(0)["made"], second.Expect(0)["made"]), Is.EqualTo((2, 0)));
        (await AtAsync(now.Replace("T15", "T23", StringComparison.Ordinal), "digests", "send")).Expect(0);

        var day = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture).Date;
        var mails = Mailbox.Read(Hub.Data).Where(mail => mail.Date.UtcDateTime.Date == day).ToList();
        Assert.That(mails.Select(mail => mail.To.ToLowerInvariant()), Is.EquivalentTo(new[] { "rosa@hub.example", "luis@hub.example" }));
        Assert.That(mails.Select(mail => mail.Text), Has.All.Contains(said).And.All.Contains(also).And.All.Not.Contains(unsaid).And.All.Contains("/compliance"));
    }

    private async Task BeforeTheLastAsync()
    {
        portal.IsListNew = true;
        (await AtAsync("2026-03-01T15:00:00Z", "collect", PlanYearPortal.Entities)).Expect(0);
        var mistaken = PlanYear.Bodies.Single(body => body.Kind == "exempt by mistake");
        (await AtAsync(
            "2026-03-01T15:05:00Z", "compliance", "withdraw", $"PE-RUC:{mistaken.Id}", "--year", "2026",
            "--entry", exemption.ToString(CultureInfo.InvariantCulture), "--why", "Se registró por error")).Expect(0);
    }

    private async Task AskAsync(int day)
    {
        foreach (var zone in new[] { "America/Lima", "UTC" })
            said[(day, zone)] = await ExportAsync(PlanYear.Todays[day], zone);
    }

    private async Task<string> ExportAsync(string now, string zone, params string[] more)
    {
        Hub.Environment["TZ"] = zone;
        var run = await AtAsync(now, ["export", "compliance", "--year", "2026", "--format", "csv", "--set", $"Site:TimeZone={zone}", .. more]);
        return run.Expect(0).Output;
    }

    private Task<HubRun> AtAsync(string now, params string[] arguments) => Hub.RunAsync([.. arguments, "--now", now, .. settings]);

    private static string KeyOf(PlanYearBody body) => body.HasId ? body.Id : body.Name;

    private static Dictionary<string, Dictionary<string, string>> States(string table)
    {
        var lines = table.Trim('\uFEFF', '\n', '\r').Split('\n', StringSplitOptions.TrimEntries);
        var columns = lines[0].Split(',');
        return lines.Skip(1).Select(line => Cells(line).Zip(columns).ToDictionary(cell => cell.Second, cell => cell.First))
            .ToDictionary(row => row["id"].Length > 0 ? row["id"] : row["name"]);
    }

    private static IEnumerable<string> Cells(string line)
    {
        var (cell, isQuoted) = (new System.Text.StringBuilder(), false);
        foreach (var character in line)
        {
            if (character == '"')
                isQuoted = !isQuoted;
            else if (character == ',' && !isQuoted)
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else
                cell.Append(character);
        }

        yield return cell.ToString();
    }
}
