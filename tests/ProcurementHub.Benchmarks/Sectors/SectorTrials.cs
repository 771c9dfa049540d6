using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Classification.Learning;

namespace ProcurementHub.Benchmarks.Sectors;

/// <summary>The same lines guessed by the hub's model and by plain naive Bayes.</summary>
internal sealed class SectorTrials
{
    private static readonly string[] slugs = [.. SectorList.Standard.All.Select(sector => sector.Code)];

    private readonly SectorLearning _learning;
    private readonly List<TrainingLine> _names;
    private readonly List<TrainingLine> _plans;
    private readonly List<PublishedLine> _published;

    public SectorTrials(SectorLearning learning, List<TrainingLine> names, List<PublishedLine> published)
    {
        _learning = learning;
        _names = [.. names, .. OwnTrainingLines.Read(SectorData.Load())];
        _published = published;
        var all = published.Where(line => line.Source == "co-secop-plans")
            .Select(line => learning.Published(line.Title, line.Codes.Select(code => ((string?)code.Scheme, (string?)code.Id)),
                line.Entity is null ? "" : line.Entity.Id ?? line.Entity.Name)).OfType<TrainingLine>().ToList();
        _plans = [.. all.Distinct()];
        var shared = _plans.GroupBy(line => Core.Text.Folding.Fold(line.Text)).Count(text => text.Select(line => line.Entity).Distinct().Count() > 1);
        Console.WriteLine($"Colombian plan lines with a code that names a trade: {all.Count:N0}; {all.Count - _plans.Count:N0} repeat a line of the same entity and are left out;"
            + $" {shared} texts stand with more than one entity.");
    }

    /// <summary>Writes every trial; the answer is that of each entity left out in turn, with the yardstick's.</summary>
    public (SectorTrial Held, SectorTrial Yardstick) Run()
    {
        var entities = _plans.Select(line => line.Entity).Distinct().Order(StringComparer.Ordinal).ToList();
        List<TrialGuess> ours = [], theirs = [];
        Head("each entity left out in turn");
        foreach (var entity in entities)
        {
            var (mine, bayes) = Try([entity]);
            Write($"  {entity}", mine, bayes);
            ours.AddRange(mine);
            theirs.AddRange(bayes);
        }

        Write("all", ours, theirs);
        Write("all but consulting", [.. ours.Where(IsNoConsulting)], [.. theirs.Where(IsNoConsulting)]);
        WriteSectors(ours);

        Head("halves: learned from five or six entities, tried on the others");
        var random = new Random(7);
        for (var round = 0; round < 3; round++)
        {
            var order = entities.OrderBy(_ => random.Next()).ToList();
            foreach (HashSet<string> half in (HashSet<string>[])[[.. order.Take(5)], [.. order.Skip(5)]])
            {
                var (mine, bayes) = Try(half);
                Write($"  {half.Count} entities", mine, bayes);
            }
        }

        Head("shipped model, which has seen no plan; naive Bayes learned from the same names of codes and own titles");
        var names = new PlainBayes(_names.Where(line => line.Sectors.Count > 0), slugs.Length);
        var shipped = _learning.Guess(ShippedSectorModel.Load(), _plans);
        Write("Colombian plans", shipped, [.. _plans.Select(names.Guess)]);
        Write("all but consulting", [.. shipped.Where(IsNoConsulting)], [.. _plans.Select(names.Guess).Where(IsNoConsulting)]);
        var peru = PeruLines.Read(_published, slugs);
        foreach (var (name, lines) in peru)
            Write(name, _learning.Guess(ShippedSectorModel.Load(), lines), [.. lines.Select(names.Guess)]);

        Head("from Colombian plans to Peru");
        var colombia = new PlainBayes(_plans, slugs.Length);
        foreach (var (name, lines) in peru)
            Write(name, _learning.Guess([.. _names, .. _plans], lines), [.. lines.Select(colombia.Guess)]);
        return (new SectorTrial(ours, slugs), new SectorTrial(theirs, slugs));
    }

    private (IReadOnlyList<TrialGuess> Ours, IReadOnlyList<TrialGuess> Theirs) Try(HashSet<string> left)
    {
        var parts = _plans.ToLookup(line => left.Contains(line.Entity));
        var bayes = new PlainBayes(parts[false], slugs.Length);
        return (_learning.Guess([.. _names, .. parts[false]], [.. parts[true]]), [.. parts[true].Select(bayes.Guess)]);
    }

    private static bool IsNoConsulting(TrialGuess guess) => guess.Line.Sectors.All(sector => slugs[sector] != "consulting");

    private static void Head(string title)
    {
        Console.WriteLine();
        Console.WriteLine($"{title}");
        Console.WriteLine($"{"",-34} {"lines",7}   top-1 top-2 macro-F1   naive Bayes: top-1 top-2 macro-F1");
    }

    private static void Write(string name, IReadOnlyList<TrialGuess> ours, IReadOnlyList<TrialGuess> theirs)
    {
        var mine = new SectorTrial(ours, slugs);
        var bayes = new SectorTrial(theirs, slugs);
        Console.WriteLine($"{name,-34} {mine.Lines,7:N0}   {mine.Top1:0.00}  {mine.Top2:0.00}  {mine.MacroF1:0.00} ({mine.Sectors.Count})              {bayes.Top1:0.00}  {bayes.Top2:0.00}  {bayes.MacroF1:0.00}");
        if (mine.Entities > 1)
            Console.WriteLine($"{"  each entity counting alike",-34} {"",7}   {mine.MeanOfEntities.Top1:0.00}  {mine.MeanOfEntities.Top2:0.00}                        {bayes.MeanOfEntities.Top1:0.00}  {bayes.MeanOfEntities.Top2:0.00}");
    }

    private static void WriteSectors(List<TrialGuess> guesses)
    {
        Console.WriteLine("by sector: " + string.Join(", ", new SectorTrial(guesses, slugs).Sectors
            .Select(sector => $"{sector.Sector} {sector.Lines} lines P {sector.Precision:0.00} R {sector.Recall:0.00}")));
        Console.WriteLine("most often taken for another: " + string.Join(", ", guesses.Where(guess => !guess.IsRight(1))
            .CountBy(guess => $"{slugs[guess.Line.Sectors[0]]} for {slugs[guess.First]}").OrderByDescending(pair => pair.Value).Take(12)
            .Select(pair => $"{pair.Key} {pair.Value}")));
        Console.WriteLine("how often right, by share: " + string.Join(", ", guesses.GroupBy(guess => Math.Min(9, (int)(guess.Surest * 10))).OrderBy(group => group.Key)
            .Select(group => $"{group.Key / 10.0:0.0} {(double)group.Count(guess => guess.IsRight(1)) / group.Count():0.00} of {group.Count()}")));
    }
}
