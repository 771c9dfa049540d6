using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Classification.Learning;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Tests.Classification.Learning;

public sealed class SectorModelFileTests
{
    private const string Small = """
        # ProcurementHub sector model 1
        # made for a test
        sectors	chairs roofs
        step	0.1
        temperature	1
        certainty	0.9
        threshold	0.5
        bias	0.1 -0.1

        silla	0:40
        techo	0:-3 1:38

        """;

    [Test]
    public void Write_WhatWasRead_IsTheSameText()
    {
        var model = SectorModelFile.Read(new StringReader(Small)).Value;
        var written = new StringWriter();

        SectorModelFile.Write(model, written);

        Assert.That(written.ToString(), Is.EqualTo(Small.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Score_KnownTerms_SpeakForTheirSector()
    {
        var model = SectorModelFile.Read(new StringReader(Small)).Value;
        Span<float> scores = stackalloc float[2];

        Assert.That(model.Score(Analyser.Analyse("techos"), scores), Is.True);
        Assert.That(scores[1], Is.GreaterThan(scores[0]));
        Assert.That(model.Score(Analyser.Analyse("nada"), scores), Is.False);
    }

    [TestCase("", "It is empty")]
    [TestCase("sectors\tchairs\n", "Its first line is not")]
    [TestCase("# ProcurementHub sector model 1\nsectors\tchairs\n", "It ends within its header")]
    [TestCase("# ProcurementHub sector model 1\n\n", "Line 2: the header names no sectors")]
    [TestCase("# ProcurementHub sector model 1\nsectors\tchairs\n\nsilla 0:4\n", "Line 4: it has no tab after its name")]
    [TestCase("# ProcurementHub sector model 1\nsectors\tchairs\n\nsilla\t1:4\n", "Line 4: '1:4' is not a sector and a weight")]
    [TestCase("# ProcurementHub sector model 1\nsectors\tchairs\n\nsilla\t0:400\n", "Line 4: '0:400' is not a sector and a weight")]
    [TestCase("# ProcurementHub sector model 1\nsectors\tchairs\n\nsilla\t0:4\nsilla\t0:4\n", "Line 5: 'silla' stands twice")]
    [TestCase("# ProcurementHub sector model 1\nsectors\tchairs\nstep\tNaN\n\n", "'step' is not a number from")]
    public void Read_BrokenFile_SaysWhatAndWhere(string text, string reason) =>
        Assert.That(SectorModelFile.Read(new StringReader(text)).Reason, Does.Contain(reason));

    [Test]
    public void WithModel_ForOtherSectors_IsRefused() =>
        Assert.That(SectorResolver.WithModel(new StringReader(Small)).Reason, Does.Contain("other sectors"));

    [Test]
    public void Shipped_IsReadable_SmallAndSaysWhatItWasMadeFrom()
    {
        var model = ShippedSectorModel.Load();

        Assert.That(model.Header.Sectors, Is.EqualTo(SectorList.Standard.All.Select(sector => sector.Code)));
        Assert.That(model.Header.About, Has.Some.Contains("train-sectors").And.Some.Contains("UNSPSC"));
        using var file = EmbeddedData.Open("sector-model.txt");
        Assert.That(file.Length, Is.LessThan(2_000_000));
    }
}
