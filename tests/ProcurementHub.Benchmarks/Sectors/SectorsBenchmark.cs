using System.Diagnostics;
using ProcurementHub.Core;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Classification.Learning;
using ProcurementHub.Jobs.Classifying;

namespace ProcurementHub.Benchmarks.Sectors;

/// <summary>
/// Sectors from titles of entities that the model has not seen: each entity's plan left out in turn, halves of the
/// entities, from Colombia to Peru, and the shipped model, which has seen no plan at all; plain naive Bayes beside
/// each on the same lines. Then what share of all published notices has a sector, and by what.
/// </summary>
internal sealed class SectorsBenchmark : IBenchmark
{
    private const double Top1 = 0.70, Top2 = 0.85, MacroF1 = 0.45;

    public string Name => "sectors";

    public string Describes => "sectors from titles of entities left out, beside naive Bayes [--from DIR]";

    public async Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var folder = options.Text("from", "../shared/data");
        var lists = Path.Combine(folder, "codelists");
        if (!Directory.Exists(Path.Combine(folder, "colombia-plans")) || !Directory.Exists(lists))
            return Parsed.Failed<BenchmarkOutcome>($"'{folder}' holds no 'colombia-plans' and 'codelists'; give the folder with published files by --from DIR.");

        var learning = new SectorLearning();
        var published = await PublishedNotices.ReadAsync(folder, cancellationToken);
        SectorShares.Write(published);
        var trials = new SectorTrials(learning, Names(lists, learning), published);
        var (held, yardstick) = trials.Run();
        Speed(published);

        var ratio = yardstick.MeanOfEntities.Top1 == 0 ? 0 : held.MeanOfEntities.Top1 / yardstick.MeanOfEntities.Top1;
        return Parsed.Of(new BenchmarkOutcome(
            Name, Math.Round(held.MeanOfEntities.Top1, 3), "top-1 of entities left out", Math.Round(ratio, 2), "naive Bayes", Top1,
            held.MeanOfEntities.Top1 >= Top1 && held.MeanOfEntities.Top2 >= Top2 && held.MacroF1 >= MacroF1));
    }

    private static List<TrainingLine> Names(string folder, SectorLearning learning)
    {
        List<TrainingLine> names = [];
        foreach (var (scheme, name) in (ReadOnlySpan<(string, string)>)
            [("UNSPSC", "derived_unspsc_v7_es.csv"), ("CPV", "cpvCodes.json"), ("ISIC", "derived_ciiu_rev4ac_co_es.csv")])
        {
            using var file = File.OpenRead(Path.Combine(folder, name));
            names.AddRange(CodeListFile.Read(file, name, scheme, learning).Value);
        }

        return names;
    }

    /// <summary>Titles asked without their codes, on one core, after a round that is not counted.</summary>
    private static void Speed(List<PublishedLine> published)
    {
        var titles = published.Select(line => line.Title).ToList();
        var started = Stopwatch.GetTimestamp();
        ShippedSectorModel.Load();
        Console.WriteLine($"loading of the shipped model: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
        List<double> rates = [];
        for (var round = 0; round < 6; round++)
        {
            started = Stopwatch.GetTimestamp();
            foreach (var title in titles)
                SectorResolver.Standard.Resolve([], title, false);
            if (round > 0)
                rates.Add(titles.Count / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        rates.Sort();
        Console.WriteLine($"{titles.Count:N0} titles without codes: {rates[rates.Count / 2]:N0} a second on one core ({rates[0]:N0} to {rates[^1]:N0})");
    }
}
