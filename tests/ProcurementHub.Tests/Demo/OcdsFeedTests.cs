using System.Globalization;
using System.Text.Json.Nodes;
using ProcurementHub.Demo.Content;

namespace ProcurementHub.Tests.Demo;

public sealed class OcdsFeedTests
{
    [TestCase(7)]
    [TestCase(50)]
    public async Task Feed_FollowedByItsCursor_GivesEveryCallOnce(int limit)
    {
        await using var running = await RunningPublisher.StartAsync();

        var releases = await ReleasesAsync(running, $"/ocds/releases?limit={limit}");

        Assert.That(releases.Select(release => (string?)release["ocid"]), Is.EqualTo(Truth(running.Publisher.Content).Select(notice => notice.Ocid)));
    }

    [Test]
    public async Task Feed_GrownBetweenTwoPages_StillGivesEveryOlderCallOnce()
    {
        await using var running = await RunningPublisher.StartAsync();
        var truth = Truth(running.Publisher.Content).Select(notice => notice.Ocid).ToList();
        var first = await running.JsonAsync("/ocds/releases?limit=10");

        running.Publisher.Advance(TimeSpan.FromHours(1));

        var rest = await ReleasesAsync(running, (string)first["links"]!["next"]!);
        Assert.That(first["releases"]!.AsArray().Concat(rest).Select(release => (string?)release!["ocid"]), Is.EqualTo(truth));
    }

    [Test]
    public async Task Release_OfEveryCall_TellsTheTruth()
    {
        await using var running = await RunningPublisher.StartAsync();
        var releases = await ReleasesAsync(running, "/ocds/releases");

        foreach (var (notice, release) in Truth(running.Publisher.Content).Zip(releases))
        {
            var tender = release["tender"]!;
            var address = release["parties"]![0]!["address"]!;
            Assert.That((string?)tender["title"], Is.EqualTo(notice.Code));
            Assert.That((string?)tender["description"], Is.EqualTo(notice.Description));
            Assert.That(Instant(tender["datePublished"]), Is.EqualTo(notice.Published));
            Assert.That(Instant(tender["tenderPeriod"]?["endDate"]), Is.EqualTo(notice.Deadline));
            Assert.That((string?)release["parties"]![0]!["additionalIdentifiers"]![0]!["id"], Is.EqualTo(notice.Entity.Ruc));
            Assert.That((string?)address["department"], Is.EqualTo(notice.PlaceShown ? Spelling.Plain(notice.Place.Department) : null));
            Assert.That(
                tender["items"]!.AsArray().Select(item => (string?)item!["classification"]?["id"]),
                Is.EqualTo(notice.Items.Select(item => item.Cubso)));
            if (notice.Amount.Value is { } value)
                Assert.That((decimal?)tender["value"]!["amount"], Is.EqualTo(value));
            else
                Assert.That((decimal?)tender["value"]?["amount"] ?? 0, Is.Zero);
        }
    }

    [Test]
    public async Task Releases_OnTheNextDay_HaveNewIdsAndTheSameOcid()
    {
        await using var running = await RunningPublisher.StartAsync();
        var before = (await ReleasesAsync(running, "/ocds/releases"))[^1];

        running.Publisher.Advance(TimeSpan.FromDays(1));

        var after = (await ReleasesAsync(running, "/ocds/releases"))[^1];
        Assert.That((string?)after["ocid"], Is.EqualTo((string?)before["ocid"]));
        Assert.That((string?)after["id"], Is.Not.EqualTo((string?)before["id"]));
        Assert.That((string?)after["date"], Does.EndWith("-05:00"));
    }

    private static IEnumerable<PublishedNotice> Truth(PublisherBook book) =>
        book.Notices.Where(notice => notice.Outlet == Outlet.Feed).Reverse();

    private static DateTimeOffset? Instant(JsonNode? text) =>
        text is null ? null : DateTimeOffset.Parse((string)text!, CultureInfo.InvariantCulture);

    private static async Task<List<JsonNode>> ReleasesAsync(RunningPublisher running, string start)
    {
        var releases = new List<JsonNode>();
        for (var next = start; next is not null;)
        {
            var package = await running.JsonAsync(next);
            releases.AddRange(package["releases"]!.AsArray()!);
            next = (string?)package["links"]!["next"];
        }

        return releases;
    }
}
