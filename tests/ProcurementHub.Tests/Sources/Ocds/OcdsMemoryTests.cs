using System.Text;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Ocds;

namespace ProcurementHub.Tests.Sources.Ocds;

public sealed class OcdsMemoryTests
{
    private const long Megabyte = 1 << 20;

    [Test]
    public async Task Read_PackageOf500Megabytes_TakesNoMoreMemoryThanItsParts()
    {
        byte[][] releases = [.. Enumerable.Range(0, 50).Select(n => Encoding.UTF8.GetBytes(
            OcdsText.Release($"id-{n}", $"\"description\":\"{new string('x', 200 * n)}\"")))];
        var package = new EndlessPackage(releases, 110_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        var found = 0;

        await foreach (var item in new OcdsReader().ReadAsync(
            package, new DocumentOrigin("made up"), OcdsText.Definition(), CancellationToken.None))
        {
            Assert.That(item, Is.InstanceOf<ReadItem.Found>());
            if (++found % 1000 == 0)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false) - before);
        }

        await TestContext.Out.WriteLineAsync($"{package.Length64 / Megabyte} MB read, {found} releases, peak {peak / Megabyte} MB");
        Assert.That(found, Is.EqualTo(110_000));
        Assert.That(package.Length64, Is.GreaterThan(500 * Megabyte));
        Assert.That(peak, Is.LessThan(200 * Megabyte));
    }
}
