namespace ProcurementHub.Core.Classification.Learning;

/// <summary>
/// How guesses compare with the codes that buyers wrote. A guess is right where any of the line's codes belongs to its
/// sector; the code is the yardstick, not the truth.
/// </summary>
public sealed class SectorTrial
{
    internal SectorTrial(IReadOnlyList<TrialGuess> guesses, IReadOnlyList<string> sectors)
    {
        Lines = guesses.Count;
        Entities = guesses.Select(guess => guess.Line.Entity).Distinct().Count();
        Top1 = Share(guesses, guess => guess.IsRight(1));
        Top2 = Share(guesses, guess => guess.IsRight(2));
        var byEntity = guesses.GroupBy(guess => guess.Line.Entity).Select(group => group.ToList()).ToList();
        MeanOfEntities = (Mean(byEntity, 1), Mean(byEntity, 2));
        Sectors = [.. Enumerable.Range(0, sectors.Count).Select(sector => SectorFigures.Of(sectors[sector], sector, guesses)).OfType<SectorFigures>()];
        MacroF1 = Sectors.Count == 0 ? 0 : Sectors.Average(figures => figures.F1);
    }

    public int Lines { get; }

    public int Entities { get; }

    /// <summary>Share of lines whose first guess is right, whatever its confidence.</summary>
    public double Top1 { get; }

    /// <summary>Share of lines whose first or second guess is right.</summary>
    public double Top2 { get; }

    /// <summary>The same two, each entity counting alike, however many lines it has.</summary>
    public (double Top1, double Top2) MeanOfEntities { get; }

    /// <summary>Mean of the F1 of the sectors that some line has.</summary>
    public double MacroF1 { get; }

    /// <summary>Those that some line has.</summary>
    public IReadOnlyList<SectorFigures> Sectors { get; }

    private static double Mean(List<List<TrialGuess>> entities, int guesses) =>
        entities.Count == 0 ? 0 : entities.Average(lines => Share(lines, guess => guess.IsRight(guesses)));

    private static double Share(IReadOnlyList<TrialGuess> guesses, Func<TrialGuess, bool> isRight) =>
        guesses.Count == 0 ? 0 : (double)guesses.Count(isRight) / guesses.Count;
}

/// <param name="Sector">Its code.</param>
/// <param name="Lines">Lines of this sector; one that has several counts for the one that was guessed, else for its first.</param>
/// <param name="Precision">Of the guesses for it, how many are right.</param>
/// <param name="Recall">Of its lines, how many are guessed.</param>
public sealed record SectorFigures(string Sector, int Lines, double Precision, double Recall)
{
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    internal static SectorFigures? Of(string code, int sector, IReadOnlyList<TrialGuess> guesses)
    {
        var right = guesses.Count(guess => guess.First == sector && guess.IsRight(1));
        var guessed = guesses.Count(guess => guess.First == sector);
        var missed = guesses.Count(guess => !guess.IsRight(1) && guess.Line.Sectors[0] == sector);
        return right + missed == 0
            ? null
            : new SectorFigures(code, right + missed, guessed == 0 ? 0 : (double)right / guessed, (double)right / (right + missed));
    }
}

/// <param name="Line">A line with known sectors, which the model has not learned from.</param>
/// <param name="Shares">What was guessed, one for each sector.</param>
internal sealed record TrialGuess(TrainingLine Line, float[] Shares)
{
    private readonly int[] order = [.. Enumerable.Range(0, Shares.Length).OrderByDescending(sector => Shares[sector]).Take(2)];

    internal int First => order[0];

    internal float Surest => Shares[order[0]];

    internal bool IsRight(int guesses) => order.Take(guesses).Any(sector => Line.Sectors.Contains(sector));
}
