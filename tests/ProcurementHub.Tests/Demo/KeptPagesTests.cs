using ProcurementHub.Demo;

namespace ProcurementHub.Tests.Demo;

/// <summary>A publisher that writes each page once must say the same as one that writes it anew.</summary>
public sealed class KeptPagesTests
{
    private static readonly string[] Paths =
        ["/convocatorias", "/convocatorias?page=2", "/convocatorias/1100000", "/planes", "/robots.txt", "/convocatorias?page=99"];

    [Test]
    public async Task Pages_ThatAreKept_FollowTheBookTheBuildAndTheFaults()
    {
        await using var keeping = await RunningPublisher.StartAsync(RunningPublisher.Options() with { KeepPages = true });
        await using var writing = await RunningPublisher.StartAsync();
        await AssertSameAsync("at the start");
        await AssertSameAsync("the second time");

        await BothAsync(publisher => publisher.Advance(TimeSpan.FromDays(1)), "after an advance");
        await BothAsync(publisher => publisher.Redeploy(), "after a redeploy");
        await BothAsync(publisher => publisher.Robots = "User-agent: *\nDisallow: /\n", "with other robots");
        await BothAsync(publisher => publisher.Break("/convocatorias", PageFault.EmptyList), "while the list is empty");
        await BothAsync(publisher => publisher.MendAll(), "after the mending");

        async Task BothAsync(Action<MadeUpPublisher> change, string when)
        {
            change(keeping.Publisher);
            change(writing.Publisher);
            await AssertSameAsync(when);
        }

        async Task AssertSameAsync(string when)
        {
            foreach (var path in Paths)
            {
                using var kept = await keeping.GetAsync(path);
                using var written = await writing.GetAsync(path);
                Assert.That(kept.Headers.ETag, Is.EqualTo(written.Headers.ETag), $"{path} {when}");
                Assert.That(await kept.Content.ReadAsByteArrayAsync(), Is.EqualTo(await written.Content.ReadAsByteArrayAsync()), $"{path} {when}");
            }
        }
    }
}
