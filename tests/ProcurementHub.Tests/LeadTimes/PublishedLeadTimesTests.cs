using System.Globalization;
using CsvHelper;
using ProcurementHub.Tests.Host;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.LeadTimes;

/// <summary>Lead times of files as public bodies published them, beside counts that are done here from the files alone.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PublishedLeadTimesTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly string[] looks =
    [
        "contrataciones_000_2026-08-04T1529_9d06226.csv", "contrataciones_020_2026-08-10T1341_0be0d86.csv",
        "contrataciones_040_2026-08-12T0242_f9084a9.csv", "contrataciones_060_2026-08-14T2138_09e10c5.csv",
    ];

    // A data folder for each test, as tests of a fixture share it.
    [SetUp]
    public Task BeginAsync() => NewHubAsync();

    [Test]
    public async Task Chile_OneLineANotice_HasTheMeanAndMedianOfItsFiles()
    {
        // Of a call in both files, the closed one is believed.
        var calls = new Dictionary<string, (string From, string To)>();
        foreach (var file in new[] { "publicadas.csv", "cerradas.csv" })
        {
            foreach (var cell in Rows(SharedData.Path("chile", file), ';'))
                calls[cell("codigo")] = (cell("fecha_inicio"), cell("fecha_final"));
        }

        var santiago = TimeZoneInfo.FindSystemTimeZoneById("America/Santiago");
        var days = calls.Values.Where(call => call.From.Length > 0 && call.To.Length > 0)
            .Select(call => (At(call.To, santiago) - At(call.From, santiago)).TotalDays).Where(length => length > 0).Order().ToList();
        (await Hub.RunAsync("collect", "cl-mercadopublico", "--from", SharedData.Path("chile"), "--json")).Expect(0);

        var row = Csv((await Hub.RunAsync("export", "lead-time", "--by", "source", "--format", "csv")).Expect(0)).Single();

        Assert.That((row["notices"], row["usable"]), Is.EqualTo(($"{calls.Count}", $"{days.Count}")));
        Assert.That((row["mean_days"], row["median_days"]), Is.EqualTo((Shown(days.Average()), Shown(Middle(days)))));
        Assert.That((row["notices"], row["mean_days"], row["median_days"]), Is.EqualTo(("7826", "16.00", "12.13")));
    }

    [Test]
    public async Task Chile_OfTheOpenCallsAlone_HasNoFigureWithoutItsLabel()
    {
        (await Hub.RunAsync("collect", "cl-mercadopublico", "--from", SharedData.Path("chile", "publicadas.csv"), "--json")).Expect(0);

        var row = Csv((await Hub.RunAsync("export", "lead-time", "--by", "source", "--format", "csv")).Expect(0)).Single();
        var json = (await Hub.RunAsync("export", "lead-time", "--by", "source", "--format", "jsonl")).Expect(0).Row;

        Assert.That((row["usable"], row["before_watch"], row["mean_days"], row["median_days"], row["p90_days"]), Is.EqualTo(("0", "5325", "", "", "")));
        Assert.That(json.GetProperty("meanDays").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
        Assert.That(json.GetProperty("biased").GetProperty("label").GetString(), Does.StartWith("biased: "));
        Assert.That(json.GetProperty("biased").GetProperty("meanDays").GetDouble(), Is.EqualTo(16.41));
    }

    [Test]
    public async Task Cusco_LookAfterLook_TellsMovedDeadlinesAndLeavesOutWhatWasOpenBefore()
    {
        var calls = new Dictionary<string, (DateTimeOffset Published, List<DateTimeOffset> Deadlines)>();
        foreach (var look in looks)
        {
            foreach (var row in Rows(SharedData.Path("cusco-small-purchases", look), ','))
            {
                var (_, deadlines) = calls.TryGetValue(row("idContrato"), out var known) ? known : (default, []);
                var deadline = Instant(row("fecha_vencimiento"));
                if (deadlines.Count == 0 || deadlines[^1] != deadline)
                    deadlines.Add(deadline);
                calls[row("idContrato")] = (Instant(row("fecha_publicacion")), deadlines);
            }
        }

        var watched = Moment(looks[0]);
        foreach (var look in looks)
            (await Hub.RunAsync("collect", "pe-menores-cusco", "--from", SharedData.Path("cusco-small-purchases", look), "--now", $"{Moment(look):O}", "--json")).Expect(0);
        var json = (await Hub.RunAsync("export", "lead-time", "--by", "source", "--format", "jsonl")).Expect(0).Row;

        var fresh = calls.Values.Where(call => call.Published >= watched).ToList();
        var first = fresh.Select(call => (call.Deadlines[0] - call.Published).TotalDays).Order().ToList();
        var moved = fresh.Where(call => call.Deadlines.Count > 1).ToList();
        Assert.Multiple(() =>
        {
            Assert.That((Number("notices"), Number("usable"), (int)json.GetProperty("excluded").GetProperty("before_watch").GetDouble()), Is.EqualTo((calls.Count, fresh.Count, calls.Count - fresh.Count)));
            Assert.That((Number("meanDays"), Number("medianDays")), Is.EqualTo((Rounded(first.Average()), Rounded(Middle(first)))));
            Assert.That((Moved("notices"), Moved("times")), Is.EqualTo((moved.Count, moved.Sum(call => call.Deadlines.Count - 1))));
            Assert.That(Moved("meanDays"), Is.EqualTo(Rounded(moved.Average(call => (call.Deadlines[^1] - call.Deadlines[0]).TotalDays))));
            Assert.That(Moved("meanFinalDays"), Is.EqualTo(Rounded(fresh.Average(call => (call.Deadlines[^1] - call.Published).TotalDays))));
            var all = json.GetProperty("biased");
            Assert.That(all.GetProperty("usable").GetInt32(), Is.EqualTo(calls.Count));
            Assert.That(all.GetProperty("meanDays").GetDouble(), Is.EqualTo(Rounded(calls.Values.Average(call => (call.Deadlines[0] - call.Published).TotalDays))));
            Assert.That((all.GetProperty("moved").GetProperty("notices").GetInt32(), all.GetProperty("moved").GetProperty("times").GetInt32()),
                Is.EqualTo((calls.Values.Count(call => call.Deadlines.Count > 1), calls.Values.Sum(call => call.Deadlines.Count - 1))));
            Assert.That((calls.Count, fresh.Count, moved.Count), Is.EqualTo((239, 72, 7)));
        });

        double Number(string member) => json.GetProperty(member).GetDouble();

        double Moved(string member) => json.GetProperty("moved").GetProperty(member).GetDouble();
    }

    /// <summary>When somebody looked: it stands in the file's name.</summary>
    private static DateTimeOffset Moment(string file) =>
        DateTimeOffset.ParseExact(file.Split('_')[2], "yyyy-MM-dd'T'HHmm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text, TimeZoneInfo zone)
    {
        var local = DateTime.Parse(text, CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static double Middle(List<double> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;

    private static double Rounded(double value) => (double)Math.Round((decimal)value, 2, MidpointRounding.AwayFromZero);

    private static string Shown(double value) => Rounded(value).ToString("0.00", CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Csv(HubRun run)
    {
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static List<Func<string, string>> Rows(string file, char separator)
    {
        using var reader = CsvReader.Create(
            new MemoryStream(File.ReadAllBytes(file).AsSpan(3).ToArray()), new CsvReaderOptions { Separator = separator, AllowLineBreaksInQuotes = true });
        var rows = new List<Func<string, string>>();
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
            var headers = reader.Headers.ToList();
            rows.Add(name => cells[headers.IndexOf(name)].Trim());
        }

        return rows;
    }
}
