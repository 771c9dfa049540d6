using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class NoticeStoreTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [SetUp]
    public Task FiveNoticesAsync() => SaveAsync(
        Published("A-1", 3),
        Published("A-2", 5),
        Published("A-3", null),
        Published("A-4", 4, content => content with { Status = NoticeStatus.Awarded, Sectors = [] }),
        Published("A-5", 1, content => content with
        {
            Regions = [new PlaceOfExecution("PE-0804", RegionBasis.PlaceOfExecution)],
            Deadline = new Deadline(null, DeadlineBasis.Sentinel),
        }));

    [Test]
    public async Task List_NewestFirst_PageByPage()
    {
        var first = await Notices.ListAsync(NoticeFilter.All, 0, 3, None);
        var second = await Notices.ListAsync(NoticeFilter.All, 3, 3, None);

        Assert.That(first.Concat(second).Select(row => row.NativeId), Is.EqualTo(new[] { "A-2", "A-4", "A-1", "A-5", "A-3" }));
    }

    [TestCase("status", new[] { "A-4" })]
    [TestCase("sector", new[] { "A-1", "A-2", "A-3", "A-5" })]
    [TestCase("department", new[] { "A-1", "A-2", "A-3", "A-4", "A-5" })]
    [TestCase("province", new[] { "A-5" })]
    [TestCase("open", new[] { "A-1", "A-2", "A-3", "A-4" })]
    [TestCase("source", new string[0])]
    public async Task List_Filtered_CountsAndShowsTheSame(string by, string[] expected)
    {
        var filter = by switch
        {
            "status" => new NoticeFilter { Status = NoticeStatus.Awarded },
            "sector" => new NoticeFilter { Sector = "fuel" },
            "department" => new NoticeFilter { Region = "PE-CUS" },
            "province" => new NoticeFilter { Region = "PE-0804" },
            "open" => new NoticeFilter { OpenAt = Drafts.Day(12, 17) },
            _ => new NoticeFilter { SourceId = "another" },
        };

        Assert.That((await Notices.ListAsync(filter, 0, 10, None)).Select(row => row.NativeId), Is.EquivalentTo(expected));
        Assert.That(await Notices.CountAsync(filter, None), Is.EqualTo(expected.Length));
    }

    [Test]
    public async Task List_ByEntity_ShowsItsNotices()
    {
        var entityId = (await FindAsync("A-1")).Notice.EntityId;

        Assert.That(await Notices.CountAsync(new NoticeFilter { EntityId = entityId }, None), Is.EqualTo(5));
        Assert.That(await Notices.CountAsync(new NoticeFilter { EntityId = entityId + 1_000_000 }, None), Is.Zero);
    }

    [Test]
    public async Task Stream_GivesEveryNoticeWithItsContent()
    {
        var streamed = new List<StoredNotice>();
        await foreach (var notice in Notices.StreamAsync(None))
            streamed.Add(notice);

        Assert.That(streamed.Select(notice => notice.NativeId), Is.EqualTo(new[] { "A-1", "A-2", "A-3", "A-4", "A-5" }));
        Assert.That(streamed[4].Content.Deadline.Basis, Is.EqualTo(DeadlineBasis.Sentinel));
        Assert.That(streamed[0].Content.Published, Is.EqualTo(Drafts.Day(3)));
        Assert.That(streamed[0].Content.Published!.Value.Offset, Is.EqualTo(TimeSpan.FromHours(-5)), "the content keeps the source's offset");
    }

    [Test]
    public async Task Find_UnknownKey_IsNull() =>
        Assert.That(await Notices.FindAsync(new NoticeKey(Source, "none"), None), Is.Null);

    private static NoticeDraft Published(string nativeId, int? day, Func<NoticeContent, NoticeContent>? but = null) =>
        Drafts.Notice(nativeId, content =>
        {
            var dated = content with { Published = day is { } number ? Drafts.Day(number) : null };
            return but is null ? dated : but(dated);
        });
}
