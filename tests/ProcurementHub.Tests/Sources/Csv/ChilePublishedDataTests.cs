using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Csv;

/// <summary>The files of Mercado Público, by the definition that ships.</summary>
public sealed class ChilePublishedDataTests
{
    [Test]
    public async Task Folder_BothFiles_GiveEveryRowAndTheClosedFileFirst()
    {
        var pass = await Reading.PassAsync(new SavedFolderFetcher(SharedData.Path("chile")), Reading.Shipped("cl-mercadopublico"));

        var notices = pass.Notices.ToList();
        Assert.Multiple(() =>
        {
            Assert.That(pass.Documents, Is.EqualTo(new[] { "cerradas.csv", "publicadas.csv" }));
            Assert.That(notices, Has.Count.EqualTo(8672));
            Assert.That(notices.Select(notice => notice.Key).Distinct().Count(), Is.EqualTo(7826));
            Assert.That(pass.Unread, Is.Empty);
            Assert.That(pass.Records.SelectMany(record => record.Diagnostics), Is.Empty);
            Assert.That(notices.Take(3344).Select(notice => notice.Content.Status), Has.All.EqualTo(NoticeStatus.Closed));
            Assert.That(notices.Count(notice => notice.Content.Deadline.At is null), Is.EqualTo(3));
            Assert.That(notices.Count(notice => notice.Content is { Entity.IsIdentified: true, Regions.Count: > 0 and <= 5 }), Is.EqualTo(8672));
        });
        var first = notices.Single(notice => notice.Key.NativeId == "2360-15-LE25").Content;
        Assert.That((first.Published, first.Deadline.At, first.Amount), Is.EqualTo((
            (DateTimeOffset?)new DateTimeOffset(2025, 3, 28, 11, 54, 13, 213, TimeSpan.FromHours(-3)),
            (DateTimeOffset?)new DateTimeOffset(2025, 4, 4, 10, 0, 0, TimeSpan.FromHours(-3)),
            Amount.Published(8_000_000m, "CLP"))));
    }
}
