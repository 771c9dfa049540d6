using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ProcurementHub.Tests.Host;
using ProcurementHub.Tests.Storage;
using ProcurementHub.Tests.Web;

namespace ProcurementHub.Tests.Compliance;

/// <summary>
/// Colombia's plans for 2023: who of those that stand in the list has published, when, and who has not. Held against a
/// count made here from the bytes of the files, with nothing of the hub.
/// </summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed partial class ColombiaComplianceTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly XNamespace sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private IReadOnlyList<System.Text.Json.JsonElement> rows = [];
    private HubRun exported = null!;

    [OneTimeSetUp]
    public async Task CollectAsync()
    {
        foreach (var source in new[] { "co-secop-plans", "co-entities" })
            (await Hub.RunAsync("collect", source, "--from", SharedData.Path("colombia-plans"), "--json")).Expect(0);
        exported = (await ExportAsync("--format", "jsonl")).Expect(0);
        rows = exported.Rows;
    }

    [Test]
    public void Published_AreThoseOfTheRegister_WithItsDays()
    {
        var expected = Listed().Where(nit => Register().ContainsKey(nit)).Select(nit => $"{nit} {Register()[nit]}").Order();

        var published = rows.Where(row => Text(row, "published") is not null).Select(row => $"{Text(row, "id")} {Text(row, "published")}").Order().ToList();
        Assert.That(published, Is.EqualTo(expected));
        Assert.That(published, Has.Count.EqualTo(19));
    }

    [Test]
    public void Missing_AreAllOthersThatHaveANumber()
    {
        var expected = Listed().Where(nit => !Register().ContainsKey(nit)).Order().ToList();

        Assert.That(rows.Where(row => Text(row, "state") == "missing").Select(row => Text(row, "id")).Order(), Is.EqualTo(expected));
        Assert.That(expected, Has.Count.EqualTo(4_473));
    }

    [Test]
    public void CannotTell_AreThoseWithoutANumber_AndThoseWhoseFirstDayNobodySays()
    {
        var untold = rows.Where(row => Text(row, "state") == "cannot_tell").ToList();

        Assert.That(untold.Count(row => Text(row, "id") is null), Is.EqualTo(Lines().Count(line => Nit(line) is null)).And.EqualTo(879));
        Assert.That(untold.Count(row => Text(row, "published") is not null), Is.EqualTo(19), "the register names the day of the last change: the first may have been in time");
        Assert.That(untold.Where(row => Text(row, "basis")!.StartsWith("named_without_id", StringComparison.Ordinal)).Select(row => Text(row, "name")),
            Is.EqualTo(new[] { "CORPORACION AGENCIA NACIONAL DE GOBIERNO DIGITAL" }), "its plan stands in the register without a number");
        Assert.That(rows, Has.Count.EqualTo(19 + 4_473 + 879));
    }

    [Test]
    public void Missing_AreOverdueUntilTheNewestDayOfTheSavedRegister()
    {
        // 127 weekdays from 1 February to 27 July 2023, less nine holidays on weekdays: 20 March, 6 and 7 April, 1 and 22
        // May, 12 and 19 June, 3 and 20 July.
        Assert.That(Register().Values.Max(), Is.EqualTo("2023-07-27"));
        Assert.That(rows.Where(row => Text(row, "state") == "missing").Select(row => row.GetProperty("workingDaysLate").GetInt32()).Distinct(), Is.EqualTo(new[] { 118 }));
        Assert.That(rows.Select(row => Text(row, "due")).Distinct(), Is.EqualTo(new[] { "2023-01-31" }));
        Assert.That(exported.Errors, Does.Contain("5,371 bodies in 6,323 lines of lists").And.Contain("Ley 1474 de 2011, art. 74"));
    }

    [TestCase("2023-07-26")]
    [TestCase("2023-03-01")]
    public async Task States_ByWhatWasKnownBeforeAnythingWasRead_CannotBeTold(string day)
    {
        var run = await ExportAsync("--as-of", day, "--known-by", day);

        Assert.That(run.Expect(2).Errors, Does.Contain("No list of the bodies of CO had been read"));
    }

    [Test]
    public async Task States_OfADayBeforeTheLast_AreNotDue()
    {
        var states = (await ExportAsync("--as-of", "2023-01-31", "--format", "jsonl")).Expect(0).Rows.GroupBy(row => Text(row, "state")).ToDictionary(group => group.Key!, group => group.Count());

        Assert.That(states, Is.EqualTo(new Dictionary<string, int> { ["not_due"] = 5_371 }));
    }

    [Test]
    public async Task States_OfAYearWithoutAnyPlan_CannotBeTold()
    {
        var run = await Hub.RunAsync("export", "compliance", "--year", "2024", "--country", "CO", "--format", "jsonl");

        Assert.That(run.Expect(0).Rows.Select(row => Text(row, "state")).Distinct(), Is.EqualTo(new[] { "cannot_tell" }), "the saved register has no day after the last one of 2024");
    }

    [Test]
    public async Task PagesApiAndTable_SayWhatTheExportSays()
    {
        await using var site = await SiteServer.StartAsync(
            Hub.Storage, TimeProvider.System, new() { ApiRequestsAMinute = 0 });
        var table = (await ExportAsync("--format", "csv")).Expect(0).Output;

        Assert.That((await site.Client.GetStringAsync(new Uri("/compliance.csv?country=CO&year=2023", UriKind.Relative))).TrimStart('\uFEFF'), Is.EqualTo(table));

        var told = new List<string>();
        for (var next = "/api/v1/compliance?country=CO&year=2023&limit=100"; next is not null;)
        {
            using var answer = System.Text.Json.JsonDocument.Parse(await site.Client.GetStringAsync(new Uri(next, UriKind.Relative)));
            Assert.That(answer.RootElement.GetProperty("total").GetProperty("value").GetInt32(), Is.EqualTo(rows.Count));
            told.AddRange(answer.RootElement.GetProperty("items").EnumerateArray().Select(Line));
            next = answer.RootElement.GetProperty("next").GetString() is { } address ? new Uri(address).PathAndQuery : null;
        }

        Assert.That(told, Is.EqualTo(rows.Select(Line)));

        var overview = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await PageAsync(site, "/compliance?country=CO&year=2023"));
        foreach (var by in new[] { "region", "level", "sector" })
        {
            var groups = overview.QuerySelectorAll($"section[aria-labelledby=by-{by}] tbody tr").Select(row => row.QuerySelectorAll("td.number").Select(cell => int.Parse(cell.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ToList()).ToList();
            int Sum(int column) => groups.Sum(group => group[column]);
            Assert.That((Sum(0), Sum(1), Sum(2), Sum(3), Sum(4)), Is.EqualTo((rows.Count, 0, 0, Count("missing"), Count("cannot_tell"))), by);
        }

        Assert.That(overview.QuerySelectorAll(".figure").Select(figure => figure.TextContent.Trim()), Is.EqualTo(new[] { "0.0% to 0.4%", "4,473", "898" }));
        Assert.That(overview.QuerySelectorAll("section[aria-labelledby=by-region] tbody tr th a").Select(link => link.TextContent), Does.Contain("Antioquia"));

        var list = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await PageAsync(site, "/compliance/list?country=CO&year=2023&state=missing&region=CO-ANT"));
        var antioquia = rows.Where(row => Text(row, "state") == "missing" && Text(row, "region")?.StartsWith("CO-ANT", StringComparison.Ordinal) == true).ToList();
        Assert.That(list.QuerySelector("#results")!.TextContent, Is.EqualTo($"{antioquia.Count} bodies"));
        Assert.That(list.QuerySelectorAll(".items .title").Select(title => title.TextContent), Is.EqualTo(antioquia.Take(50).Select(row => Text(row, "name"))));
        var letter = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await PageAsync(site, "/compliance/letter?country=CO&year=2023&state=missing&region=CO-ANT"));
        Assert.That(letter.QuerySelectorAll("table.letter tbody tr"), Has.Length.EqualTo(antioquia.Count));
        var body = await PageAsync(site, "/compliance/entities/CO-NIT/900948958");
        Assert.That(body, Does.Contain("on 24 July 2023 at the latest"));
    }

    private int Count(string state) => rows.Count(row => Text(row, "state") == state);

    private static string Line(System.Text.Json.JsonElement row) => string.Join('|', new[] { "scheme", "id", "name", "region", "state", "due", "published", "workingDaysLate", "basis", "evidence" }.Select(member => row.GetProperty(member).ToString()));

    private static async Task<string> PageAsync(SiteServer site, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("Accept-Language", "en");
        using var answer = await site.Client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<HubRun> ExportAsync(params string[] more) => Hub.RunAsync(["export", "compliance", "--year", "2023", "--country", "CO", .. more]);

    private static string? Text(System.Text.Json.JsonElement row, string member) => row.GetProperty(member).GetString();

    /// <summary>The numbers of the list, each once.</summary>
    private static IEnumerable<string> Listed() => Lines().Select(Nit).OfType<string>().Distinct();

    private static string? Nit(IReadOnlyList<string> line) => NitText().Match(line[2]) is { Success: true } match ? match.Groups[1].Value : null;

    private static List<List<string>> Lines()
    {
        var lines = new List<List<string>> { new() };
        var (cell, isQuoted) = (new System.Text.StringBuilder(), false);
        foreach (var character in File.ReadAllText(SharedData.Path("colombia-plans", "entidades.csv")))
        {
            if (character == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && character is ',' or '\n')
            {
                lines[^1].Add(cell.ToString().Trim('\r'));
                cell.Clear();
                if (character == '\n')
                    lines.Add([]);
            }
            else
                cell.Append(character);
        }

        return [.. lines.Skip(1).Where(line => line.Count > 2)];
    }

    /// <summary>Number and day of the register; the two without a number are left out.</summary>
    private static Dictionary<string, string> Register()
    {
        using var workbook = ZipFile.OpenRead(SharedData.Path("colombia-plans", "paa.xlsx"));
        using var strings = workbook.GetEntry("xl/sharedStrings.xml")!.Open();
        using var cells = workbook.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        var shared = XDocument.Load(strings).Descendants(sheet + "si").Select(text => string.Concat(text.Descendants(sheet + "t").Select(part => part.Value))).ToList();
        return XDocument.Load(cells).Descendants(sheet + "row").Skip(1)
            .Select(row => row.Elements(sheet + "c").Select(cell => (string?)cell.Attribute("t") == "s" ? shared[(int)cell.Element(sheet + "v")!] : cell.Element(sheet + "v")!.Value).ToList())
            .Where(row => row[2] != "NULL")
            .ToDictionary(row => row[2], row => new DateTime(1899, 12, 30).AddDays(int.Parse(row[3], CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("^([89][0-9]{8})[0-9]?$")]
    private static partial Regex NitText();
}
