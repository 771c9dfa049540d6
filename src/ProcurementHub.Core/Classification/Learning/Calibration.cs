namespace ProcurementHub.Core.Classification.Learning;

/// <summary>From how a model's guesses turned out to the confidence that it may claim, and the least that is told.</summary>
/// <param name="Certainty">How many of the surest guesses are right.</param>
/// <param name="Threshold">The least confidence from which on enough guesses are right.</param>
internal readonly record struct Calibration(float Certainty, float Threshold)
{
    /// <summary>Of the guesses that are told, at least so many shall be right.</summary>
    private const double Wanted = 0.55;

    private const float Surest = 0.9f, LeastThreshold = 0.2f, MostThreshold = 0.6f, ThresholdStep = 0.05f;

    /// <summary>Fewer guesses tell nothing.</summary>
    private const int Enough = 200;

    /// <summary>What holds where nothing could be tried; measured on 11 plans of Colombian entities.</summary>
    internal static Calibration Usual { get; } = new(0.85f, 0.3f);

    /// <summary>The commonest sector is left out: it is guessed rightly so often that it would hide all others.</summary>
    internal static Calibration Of(IReadOnlyList<TrialGuess> guesses)
    {
        if (guesses.Count == 0) return Usual;
        var commonest = guesses.CountBy(guess => guess.Line.Sectors[0]).MaxBy(sector => sector.Value).Key;
        var others = guesses.Where(guess => guess.First != commonest).ToList();
        var surest = others.Where(guess => guess.Surest >= Surest).ToList();
        if (others.Count < Enough || surest.Count == 0) return Usual;

        var certainty = MathF.Round(Math.Clamp(Right(surest), 0.5f, 1), 2);
        for (var step = 0; ; step++)
        {
            var threshold = MathF.Round(LeastThreshold + step * ThresholdStep, 2);
            var told = others.Where(guess => guess.Surest * certainty >= threshold).ToList();
            if (told.Count == 0 || threshold >= MostThreshold || Right(told) >= Wanted) return new Calibration(certainty, threshold);
        }
    }

    private static float Right(List<TrialGuess> guesses) => (float)guesses.Count(guess => guess.IsRight(1)) / guesses.Count;
}
