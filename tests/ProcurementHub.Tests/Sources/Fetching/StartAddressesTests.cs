using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Tests.Jobs;

namespace ProcurementHub.Tests.Sources.Fetching;

public sealed class StartAddressesTests
{
    private static readonly TimeZoneInfo lima = TimeZoneInfo.FindSystemTimeZoneById("America/Lima");

    // 21:30 of the 31st of March in Lima.
    private static readonly DateTimeOffset evening = new(2026, 4, 1, 2, 30, 0, TimeSpan.Zero);

    [Test]
    public void Of_StartWithoutAWindow_IsTheStart() =>
        Assert.That(Of("https://a.example/?page={page}", null), Is.EqualTo(new[] { "https://a.example/?page={page}" }));

    [Test]
    public void Of_Days_AreThoseOfTheZoneOldestFirst() =>
        Assert.That(
            Of("{date:yyyy-MM-dd}/{page}", new DateWindow(WindowUnit.Days) { Back = 2, Ahead = 1 }),
            Is.EqualTo(new[] { "2026-03-29/{page}", "2026-03-30/{page}", "2026-03-31/{page}", "2026-04-01/{page}" }));

    [Test]
    public void Of_MonthsWithoutTheCurrent_GoBackOverTheYear() =>
        Assert.That(
            StartAddresses.Of("{year}/{month}/", new DateWindow(WindowUnit.Months) { Back = 2, Current = false }, new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero), lima),
            Is.EqualTo(new[] { "2025/11/", "2025/12/" }));

    [Test]
    public void Of_HoursInSteps_AreCutAtTheSameHoursWhateverTheTime()
    {
        var window = new DateWindow(WindowUnit.Hours) { Back = 6, Step = 6 };
        var addresses = Of("{from:yyyy-MM-ddTHH:mm:ss}..{to:yyyy-MM-ddTHH:mm:ss}", window);

        Assert.That(addresses, Is.EqualTo(new[]
        {
            "2026-03-31T12:00:00..2026-03-31T18:00:00",
            "2026-03-31T18:00:00..2026-04-01T00:00:00",
        }));
    }

    [Test]
    public void Of_DaysInSteps_AskTheSameTheNextDay()
    {
        var window = new DateWindow(WindowUnit.Days) { Back = 20, Step = 10 };
        string[] Asked(DateTimeOffset now) => [.. StartAddresses.Of("{from:yyyy-MM-dd}..{to:yyyy-MM-dd}", window, now, lima)];

        Assert.That(Asked(evening), Has.Length.EqualTo(3));
        Assert.That(Enumerable.Range(0, 10).Select(days => Asked(evening.AddDays(days))[0]).Distinct().Count(), Is.EqualTo(2));
    }

    [TestCase("start: 'https://a.example/{date}'\ndays: { back: 1 }", "start", "without a form")]
    [TestCase("start: 'https://a.example/{dat:yyyy}'\ndays: { back: 1 }", "start", "stands for nothing")]
    [TestCase("start: 'https://a.example/{month:MM}'\ndays: { back: 1 }", "start", "takes none")]
    [TestCase("start: 'https://a.example/{date:yyyy}'", "start", "none of hours, days and months")]
    [TestCase("start: 'https://a.example/'\ndays: { back: 1 }", "start", "has no date in it")]
    [TestCase("start: 'https://a.example/{year}'\ndays: { back: 1 }\nmonths: { back: 1 }", "days", "cannot stand beside")]
    [TestCase("start: 'https://a.example/{year}'\nhours: { step: 5 }", "hours.step", "24 without a rest")]
    [TestCase("start: 'https://a.example/{year}'\ndays: { back: 4000 }", "days.back", "400 at most")]
    [TestCase("start: 'https://a.example/{year}'\nmonths: { current: false }", "months.current", "nothing else")]
    public void Load_DatesThatDoNotFit_AreRefused(string lines, string key, string message)
    {
        var loaded = DefinitionLoader.Load($"id: xx-test\ntitle: {{ es: Prueba, en: Test }}\nzone: America/Lima\nreader: ocds\n{lines}\n", "mine.yml");

        Assert.That(loaded.Errors.Select(error => error.Key), Is.EqualTo(new[] { key }));
        Assert.That(loaded.Errors[0].Message, Does.Contain(message));
    }

    [Test]
    public async Task Walk_DayThatFails_LeavesTheOtherDays()
    {
        await using var server = await StartAsync();
        using var fetcher = LoopbackFetcher.Create();
        var walk = new SourceWalk(
            new PassRequests(fetcher, known: null), new HandMovedClock(() => evening), new Uri(server.Urls.First()));

        var pass = await Reading.PassAsync(walk, Reading.Definition("""
            reader: ocds
            start: "{base}/releases?day={date:yyyy-MM-dd}"
            days: { back: 2 }
            pages: { cursor: links.next }
            key: { from: ocid, called: ocid }
            """));

        Assert.That(pass.Notices.Select(notice => notice.Key.NativeId), Is.EqualTo(new[] { "2026-03-29-1", "2026-03-29-2", "2026-03-31-1", "2026-03-31-2" }));
        Assert.That(pass.Failures.Single().Url, Does.EndWith("day=2026-03-30"));
    }

    private static IReadOnlyList<string> Of(string start, DateWindow? window) => StartAddresses.Of(start, window, evening, lima);

    /// <summary>Two pages a day, but for the 30th.</summary>
    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.MapGet("/releases", (string day, int? page) => day.EndsWith("30", StringComparison.Ordinal)
            ? Results.NotFound()
            : Results.Json(new
            {
                releases = new[] { new { ocid = $"{day}-{page ?? 1}", tender = new { title = "Lápices" } } },
                links = new { next = page is null ? $"/releases?day={day}&page=2" : "" },
            }));
        await server.StartAsync();
        return server;
    }
}
