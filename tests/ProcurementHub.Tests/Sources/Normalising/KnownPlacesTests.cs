using ProcurementHub.Core.Classification;
using ProcurementHub.Sources.Normalising;

namespace ProcurementHub.Tests.Sources.Normalising;

public sealed class KnownPlacesTests
{
    [Test]
    public void Normalise_TextsInTheColumnOfPlaces_AreNotHeld()
    {
        var normaliser = new Normaliser(RegionTree.Standard, SectorResolver.Standard);
        var definition = Reading.Definition("reader: csv\ncountry: PE\nfields: { nativeId: { column: id } }\n");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var number = 0; number < 200; number++)
        {
            var record = Reading.Record(("nativeId", "A-1"), ("title", "Tubos"), ("department", $"{number}{new string('x', 100_000)}"));
            Assert.That(normaliser.Normalise(record, definition).Notice!.Content.Regions, Is.Empty);
        }

        // Held, they would be 40 MB.
        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(10_000_000));
        GC.KeepAlive(normaliser);
    }
}
