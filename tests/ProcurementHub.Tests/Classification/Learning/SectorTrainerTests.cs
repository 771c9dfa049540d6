using ProcurementHub.Core.Classification.Learning;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Tests.Classification.Learning;

public sealed class SectorTrainerTests
{
    private static readonly string[] sectors = ["chairs", "roofs"];

    private static readonly TrainingLine[] lines =
    [
        .. Enumerable.Range(0, 20).Select(n => new TrainingLine($"compra de sillas para la escuela {n}", [0], TrainingKind.Published, "A", "1")),
        .. Enumerable.Range(0, 20).Select(n => new TrainingLine($"reparación del techo de la escuela {n}", [1], TrainingKind.Published, "A", "2")),
        new("Tejados", [1], TrainingKind.CodeName),
    ];

    [Test]
    public void Train_SameLines_GiveTheSameBytes()
    {
        var first = Text(lines);
        var again = Text([.. lines]);

        Assert.That(again, Is.EqualTo(first).And.Length.GreaterThan(200));
    }

    [TestCase("Sillas", 0)]
    [TestCase("Techo de la escuela", 1)]
    [TestCase("tejado", 1)]
    public void Train_FewLines_TeachTheirWords(string title, int sector)
    {
        var model = SectorTrainer.Train(sectors, lines, new SectorTraining());
        Span<float> scores = stackalloc float[2];

        model.Score(Analyser.Analyse(title), scores);

        Assert.That(scores[sector], Is.GreaterThan(scores[1 - sector]));
    }

    [Test]
    public void WordsFor_TitleInCapitals_NamesTheWordsThatDecided()
    {
        var model = SectorTrainer.Train(sectors, lines, new SectorTraining());

        var words = model.WordsFor(Analyser.Analyse("SERVICIO: REPARACIÓN DEL TECHO (URGENTE)"), 1);

        Assert.That(words, Is.EqualTo("reparación del techo").Or.EqualTo("techo"));
    }

    [Test]
    public void Train_OneCodeAThousandTimes_DoesNotDrownTheOthers()
    {
        TrainingLine[] flood = [.. Enumerable.Range(0, 3000).Select(n => new TrainingLine("servicio de sillas", [0], TrainingKind.Published, "A", "1")),
            .. Enumerable.Range(0, 30).Select(n => new TrainingLine("servicio de techos", [1], TrainingKind.Published, "B", "2"))];
        var model = SectorTrainer.Train(sectors, flood, new SectorTraining());
        Span<float> scores = stackalloc float[2];

        model.Score(Analyser.Analyse("servicio de techos"), scores);

        Assert.That(scores[1], Is.GreaterThan(scores[0]));
    }

    private static string Text(IEnumerable<TrainingLine> lines)
    {
        var text = new StringWriter();
        SectorModelFile.Write(SectorTrainer.Train(sectors, lines, new SectorTraining()), text);
        return text.ToString();
    }
}
