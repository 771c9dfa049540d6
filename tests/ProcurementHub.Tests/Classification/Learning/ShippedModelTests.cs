using ProcurementHub.Core.Classification.Learning;
using ProcurementHub.Jobs.Classifying;

namespace ProcurementHub.Tests.Classification.Learning;

public sealed class ShippedModelTests
{
    /// <summary>After a change to sectors.json, sector-examples.txt or the trainer the model is to be made again (CONTRIBUTING).</summary>
    [Test]
    public void Shipped_MadeAgainFromTheSameLists_IsTheSame()
    {
        var learning = new SectorLearning();
        TrainingLine[] names =
        [
            .. Names(learning, "UNSPSC", "derived_unspsc_v7_es.csv"),
            .. Names(learning, "CPV", "cpvCodes.json"),
            .. Names(learning, "ISIC", "derived_ciiu_rev4ac_co_es.csv"),
        ];
        var made = new StringWriter();

        learning.Learn(names, [], []).Write(made);

        // Another processor may round a weight the other way now and then.
        var shipped = new StringWriter();
        SectorModelFile.Write(ShippedSectorModel.Load(), shipped);
        var (now, then) = (Rows(made), Rows(shipped));
        Assert.That(now.Except(then).Count(), Is.LessThan(then.Count / 100));
        Assert.That(now, Has.Count.EqualTo(then.Count).Within(then.Count / 100));
    }

    private static IReadOnlyList<TrainingLine> Names(SectorLearning learning, string scheme, string name)
    {
        using var file = File.OpenRead(SharedData.Path("codelists", name));
        return CodeListFile.Read(file, name, scheme, learning).Value;
    }

    private static HashSet<string> Rows(StringWriter text) => [.. text.ToString().Split("\n\n", 2)[1].Split('\n')];
}
