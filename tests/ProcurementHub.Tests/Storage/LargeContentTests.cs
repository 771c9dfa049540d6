using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Tests.Storage;

/// <summary>Contents that reach over many packets of a server's answer, as many as a real pass reads.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class LargeContentTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const int Count = 2000;

    // Accents, a sign outside the BMP and no period that a packet's length could be a multiple of.
    private const string Text = "Adquisición de señalización para la Av. Túpac Amaru, ñandú nº 7 y piñón 𝛺 — ";

    private static readonly string Long = string.Concat(Enumerable.Repeat(Text, 800));

    [SetUp]
    public async Task ManyNoticesAsync()
    {
        if (await WhyNoLongTextsAsync() is { } reason)
            Assert.Ignore(reason);
        foreach (var drafts in Enumerable.Range(0, Count).Select(Draft).Chunk(500))
            await SaveAsync(drafts);
    }

    [Test]
    public async Task Contents_LargeAndMany_AreReadWhole()
    {
        var position = 0;
        await foreach (var notice in Notices.StreamAsync(None))
            Expect(position++, notice.NativeId, notice.Content);
        Assert.That(position, Is.EqualTo(Count), "all are streamed");

        var pending = await Pending.ListAsync(Count, None);
        Assert.That(pending, Has.Count.EqualTo(Count));
        foreach (var version in pending)
            Expect(NumberOf(version.NativeId), version.NativeId, version.Content);

        await Subscribers.ImportAsync([Subscription("ana@example.pe", Frequency.Daily, "fuel")], Now, Now, None);
        var subscription = (await Subscribers.ActiveSubscriptionsAsync(None)).Single();
        var matches = pending.Select(version => new NewMatch(subscription.SubscriptionId, version.NoticeId, version.VersionId, "{}"));
        await Matches.SaveAsync(matches.ToList(), pending.Select(version => version.VersionId).ToList(), Now, None);
        var untold = await Matches.UntoldAsync([subscription.SubscriberId], None);
        Assert.That(untold.Notices, Has.Count.EqualTo(Count));
        foreach (var notice in untold.Notices.Values)
            Expect(NumberOf(notice.NativeId), notice.NativeId, notice.Content);
    }

    [Test]
    public async Task Stream_LeftHalfway_LeavesTheDatabaseUsable()
    {
        using var stop = new CancellationTokenSource();
        var read = 0;
        Assert.That(
            async () =>
            {
                await foreach (var _ in Notices.StreamAsync(stop.Token))
                {
                    if (++read == Count / 4)
                        await stop.CancelAsync();
                }
            },
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(read, Is.EqualTo(Count / 4).Within(1));

        await foreach (var notice in Notices.StreamAsync(None))
        {
            Expect(0, notice.NativeId, notice.Content);
            break;
        }

        // From the pool, the connections that were left are handed out again.
        Assert.That(await Notices.CountAsync(NoticeFilter.All, None), Is.EqualTo(Count));
        Assert.That((await Pending.ListAsync(Count, None)).Sum(version => version.Content.Description!.Length), Is.EqualTo(
            Enumerable.Range(0, Count).Sum(number => Described(number).Length)));
    }

    private static NoticeDraft Draft(int number) => Drafts.Notice($"L-{number:D5}", content => content with
    {
        Description = Described(number).ToString(),
    });

    /// <summary>From a thousand characters to fifty-eight thousand; most are small, as they are in practice.</summary>
    private static ReadOnlySpan<char> Described(int number)
    {
        var length = 1000 + (number % 25 == 0 ? number * 7919 % 57_000 : number * 31 % 3000);
        return Long.AsSpan(0, char.IsHighSurrogate(Long[length - 1]) ? length - 1 : length);
    }

    private static int NumberOf(string nativeId) => int.Parse(nativeId.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);

    private static void Expect(int number, string nativeId, NoticeContent content)
    {
        // A plain comparison first: a failed one of fifty thousand characters is not to be printed.
        if (nativeId != $"L-{number:D5}" || content.Description is not { } text || !Described(number).SequenceEqual(text))
            Assert.Fail($"Notice {number} is read as {nativeId} with a description of {content.Description?.Length} characters.");
    }
}
