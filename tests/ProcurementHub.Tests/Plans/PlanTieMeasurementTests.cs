using System.Globalization;
using System.Text;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Tests.Sources;

namespace ProcurementHub.Tests.Plans;

/// <summary>
/// How often a notice is tied to the right line, measured over published plans. The notices are made up of the plans' own
/// lines: written anew as entities write calls, cut, with words left out, other amounts and months. A third of the lines is
/// taken out of the plans first: their notices came from no line, though they speak of the same trades in the same words.
/// </summary>
public sealed class PlanTieMeasurementTests
{
    private static readonly double[] thresholds = [0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

    private readonly Random dice = new(20_26);
    private List<Trial> trials = null!;

    [OneTimeSetUp]
    public async Task MeasureAsync()
    {
        var colombia = await Reading.PassAsync(new SavedFolderFetcher(SharedData.Path("colombia-plans")), Reading.Shipped("co-secop-plans"));
        var peru = await Reading.PassAsync(new SavedFolderFetcher(SharedData.Path("peru-plan")), Reading.Shipped("pe-plan-csv"));
        trials = [.. colombia.PlanLines.Concat(peru.PlanLines).GroupBy(line => line.Content.Entity!.Name).SelectMany(plan => Try([.. plan.Select(line => line.Content)]))];
    }

    [Test]
    public void Threshold_OfTheRules_TiesFewWrongAndMostOfTheRight()
    {
        foreach (var threshold in thresholds)
        {
            var (precision, recall) = At(trials, threshold);
            var (peruPrecision, peruRecall) = At([.. trials.Where(trial => trial.IsPeru)], threshold);
            TestContext.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{threshold:0.00}: precision {precision:P1}, recall {recall:P1}; Peru alone {peruPrecision:P1}, {peruRecall:P1}"));
        }

        TestContext.Out.WriteLine($"{trials.Count} notices, {trials.Count(trial => trial.Truth is null)} of them from no line");

        var (ofTied, ofAll) = At(trials, PlanTieRules.Least);

        Assert.That(ofTied, Is.GreaterThan(0.9));
        Assert.That(ofAll, Is.GreaterThan(0.78));
    }

    // What says the same as the right line is right as well: nobody could tell them apart.
    private static (double Precision, double Recall) At(List<Trial> trials, double threshold)
    {
        var tied = trials.Where(trial => trial.Found is not null && trial.Score >= threshold).ToList();
        var right = tied.Count(trial => trial.Found == trial.Truth);
        return ((double)right / Math.Max(1, tied.Count), (double)right / trials.Count(trial => trial.Truth is not null));
    }

    private IEnumerable<Trial> Try(List<PlanLineContent> all)
    {
        var kept = all.Where(_ => dice.Next(3) > 0).ToList();
        var texts = kept.Select(Text).ToHashSet(StringComparer.Ordinal);
        var rules = new PlanTieRules(kept.Select((line, at) => new LineToTie(at, line)));
        foreach (var line in all.Where(_ => all.Count < 1_000 || dice.Next(all.Count / 500) == 0))
        {
            var best = rules.Best(Notice(line), new HashSet<long>());
            yield return new Trial(
                line.Entity!.Name.StartsWith("BANCO", StringComparison.Ordinal), texts.Contains(Text(line)) ? Text(line) : null,
                best is null ? null : Text(kept[(int)best.Line]), best?.Score ?? 0);
        }
    }

    private static string Text(PlanLineContent line) => string.Join(' ', Analyser.Terms(line.Description ?? line.Title).Order(StringComparer.Ordinal));

    private NoticeToTie Notice(PlanLineContent line)
    {
        var words = Reworded(line.Description ?? line.Title).Split(' ').Where(_ => dice.Next(100) >= 12).ToList();
        var text = string.Join(' ', words) + dice.Next(4) switch
        {
            0 => " según términos de referencia",
            1 => $" para {line.Entity!.Name}",
            2 => ", primera convocatoria, con cargo a recursos propios",
            _ => "",
        };
        if (dice.Next(3) == 0)
            text = text.ToUpper(CultureInfo.InvariantCulture);
        if (dice.Next(4) == 0)
            text = Folding.Fold(text);
        if (dice.Next(5) == 0 && text.Length > 80)
            text = text[..dice.Next(80, Math.Min(text.Length, 300))];
        var amount = line.Amount.Value is { } value && dice.Next(10) >= 4
            ? Amount.Published(decimal.Round(value * (dice.Next(3) == 0 ? 1m : (decimal)(0.7 + (0.6 * dice.NextDouble()))), 2), line.Amount.Currency)
            : Amount.NotGiven;
        var month = Math.Clamp((line.Month ?? dice.Next(1, 13)) + dice.Next(-1, 5), 1, 12);
        return new NoticeToTie(0, text, null, null, null, line.Category, month, amount);
    }

    private string Reworded(string text)
    {
        var reworded = new StringBuilder(text);
        foreach (var (from, to) in new[] { ("Adquisición", "Compra"), ("Contratar", "Contratación de"), ("Contratación del servicio", "Servicio"), ("Prestar", "Prestación de"), ("Prestación", "Prestar"), ("Servicio de", "Contratación del servicio de") })
        {
            if (dice.Next(2) == 0)
                reworded.Replace(from, to);
        }

        return reworded.ToString();
    }

    private sealed record Trial(bool IsPeru, string? Truth, string? Found, double Score);
}
