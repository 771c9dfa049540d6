using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Classification.Learning;

/// <summary>Trains sector models from lines with codes, and tries them on entities that they have not seen.</summary>
public sealed class SectorLearning
{
    /// <summary>As much of a title as the hub itself looks at when it tells sectors. In UTF-16 units.</summary>
    private const int Longest = 200;

    /// <summary>Up to so many entities are left out one by one; more of them in as many groups.</summary>
    private const int MostFolds = 11;

    private readonly SectorData data = SectorData.Load();
    private readonly List<string> slugs;
    private readonly SectorCodes codes;

    public SectorLearning()
    {
        slugs = [.. data.Sectors.Select(row => row.Code)];
        codes = new SectorCodes(data);
    }

    /// <summary>A line to learn from; null where none of its codes is known, or only codes that are nobody's trade.</summary>
    /// <param name="text">What the buyer wrote.</param>
    /// <param name="ids">Scheme and id of each code, as published.</param>
    /// <param name="entity">Who buys.</param>
    public TrainingLine? Published(string? text, IEnumerable<(string? Scheme, string? Id)> ids, string entity)
    {
        List<int> found = [];
        string? first = null;
        foreach (var (scheme, id) in ids)
        {
            if (codes.Find(scheme, id) is not var (names, _) || names.Length == 0) continue;
            first ??= id;
            foreach (var name in names)
            {
                if (slugs.IndexOf(name) is var sector && !found.Contains(sector)) found.Add(sector);
            }
        }
        return first is null || string.IsNullOrWhiteSpace(text)
            ? null
            : new TrainingLine(Head(text), found, TrainingKind.Published, entity, first);
    }

    /// <summary>The name of a code in a list of codes; null where the scheme or the beginning of the code is not known.</summary>
    public TrainingLine? CodeName(string scheme, string id, string name) =>
        codes.Find(scheme, id) is var (names, _)
            ? new TrainingLine(name, [.. names.Select(sector => slugs.IndexOf(sector))], TrainingKind.CodeName, "", id)
            : null;

    /// <summary>A model of the lines and of what the hub knows itself, with how well it did on entities left out.</summary>
    /// <param name="lines">To learn from.</param>
    /// <param name="tried">To try the model on; without any, each entity of <paramref name="lines"/> is left out in turn.</param>
    /// <param name="about">Lines for the head of the model's file.</param>
    public SectorLesson Learn(IReadOnlyList<TrainingLine> lines, IReadOnlyList<TrainingLine> tried, IReadOnlyList<string> about)
    {
        List<TrainingLine> all = [.. lines.Distinct(), .. OwnTrainingLines.Read(data)];
        var guesses = tried.Count > 0 ? Guess(all, [.. tried.Distinct()]) : GuessLeftOut(all);
        var calibration = Calibration.Of(guesses);
        var model = Train(all);
        var header = model.Header with { Certainty = calibration.Certainty, Threshold = calibration.Threshold, About = about };
        return new SectorLesson(model.With(header), new SectorTrial(guesses, slugs));
    }

    internal IReadOnlyList<TrialGuess> GuessLeftOut(IReadOnlyList<TrainingLine> all)
    {
        var entities = all.Where(line => line.Kind == TrainingKind.Published).CountBy(line => line.Entity)
            .OrderByDescending(entity => entity.Value).ThenBy(entity => entity.Key, StringComparer.Ordinal)
            .Select((entity, rank) => (entity.Key, Fold: rank % MostFolds)).ToLookup(entity => entity.Fold, entity => entity.Key);
        if (entities.Count < 2) return [];
        return [.. entities.SelectMany(fold => GuessLeftOut(all, [.. fold]))];
    }

    internal IReadOnlyList<TrialGuess> GuessLeftOut(IReadOnlyList<TrainingLine> all, HashSet<string> entities)
    {
        var parts = all.ToLookup(line => line.Kind == TrainingKind.Published && entities.Contains(line.Entity));
        return Guess([.. parts[false]], [.. parts[true]]);
    }

    internal IReadOnlyList<TrialGuess> Guess(IReadOnlyList<TrainingLine> learned, IReadOnlyList<TrainingLine> tried) =>
        Guess(Train(learned), tried);

    internal IReadOnlyList<TrialGuess> Guess(SectorModel model, IReadOnlyList<TrainingLine> tried)
    {
        var reading = new SectorFromText(data, new Lazy<SectorModel>(model));
        return [.. tried.Select(line =>
        {
            var shares = new float[slugs.Count];
            reading.Shares(Analyser.Analyse(line.Text), shares);
            return new TrialGuess(line, shares);
        })];
    }

    private SectorModel Train(IReadOnlyList<TrainingLine> lines) => SectorTrainer.Train(slugs, lines, new SectorTraining());

    private static string Head(string text)
    {
        text = text.Trim();
        if (text.Length <= Longest) return text;
        var end = text.LastIndexOf(' ', Longest);
        return text[..(end > 0 ? end : Longest)];
    }
}
