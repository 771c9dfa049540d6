using System.Globalization;
using System.Net;
using CsvHelper;
using ProcurementHub.Demo.Content;

namespace ProcurementHub.Tests.Demo;

public sealed class PlanFilesTests
{
    [Test]
    public async Task Index_OfPlans_SaysOfEveryEntityWhetherItHasPublished()
    {
        await using var running = await RunningPublisher.StartAsync();
        var book = running.Publisher.Content;

        var page = await running.PageAsync("/planes");

        var rows = page.QuerySelectorAll(".tabla-datos tbody.datos > tr")
            .Select(row => (Ruc: row.Children[1].TextContent, Date: row.Children[5].TextContent, Link: row.QuerySelector("a")?.GetAttribute("href")));
        Assert.That(rows, Is.EqualTo(book.Plans.Where(plan => plan.Year == 2026).Select(plan => (
            plan.Entity.Ruc,
            plan.PublishedOn?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "No publicado",
            plan.PublishedOn is null ? null : $"/planes/{plan.Key}.csv"))));
        Assert.That(rows.Select(row => row.Link), Has.Some.Null.And.Some.Not.Null);
    }

    [Test]
    public async Task Sheets_OfPublishedPlans_ReadBackToTheirLines()
    {
        await using var running = await RunningPublisher.StartAsync();

        foreach (var plan in running.Publisher.Content.Plans.Where(plan => plan.PublishedOn is not null).Take(40))
        {
            var bytes = await running.BytesAsync($"/planes/{plan.Key}.csv");
            using var csv = CsvReader.Create(new MemoryStream(bytes), new CsvReaderOptions { Separator = ';' });
            csv.ReadHeader();
            var rows = new List<(string Reference, string Ruc, string Description)>();
            while (csv.Read())
                rows.Add((csv.GetString("num_ref"), csv.GetString("ruc"), csv.GetString("descripcion")));

            Assert.That(bytes.AsSpan(0, 3).SequenceEqual("\uFEFF"u8), Is.True);
            Assert.That(rows.Select(row => row.Description), Is.EqualTo(plan.Lines.Select(line => line.Description)));
            Assert.That(rows.Select(row => row.Reference), Is.EqualTo(plan.Lines.Select(line => line.Reference.ToString(CultureInfo.InvariantCulture))));
            Assert.That(rows.Select(row => row.Ruc), Is.All.EqualTo(plan.Entity.Ruc));
        }
    }

    [Test]
    public async Task Sheet_OfAPlanThatIsNotPublished_IsNotThere()
    {
        await using var running = await RunningPublisher.StartAsync();
        var plan = running.Publisher.Content.Plans.First(plan => plan.PublishedOn is null);

        using var response = await running.GetAsync($"/planes/{plan.Key}.csv");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public void Plans_OfTheBook_HoldWhatTripsReaders()
    {
        var lines = PublisherBook.Open(RunningPublisher.Options()).Plans.SelectMany(plan => plan.Lines).ToList();

        foreach (var trap in new[] { ";", "\n", "\"", "  " })
            Assert.That(lines.Any(line => line.Description.Contains(trap, StringComparison.Ordinal)), Is.True, $"'{trap}'");
        Assert.That(lines.Any(line => line.Month == 9), Is.True);
    }
}
