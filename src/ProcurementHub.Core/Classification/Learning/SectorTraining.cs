namespace ProcurementHub.Core.Classification.Learning;

/// <summary>How to train. The values were chosen on entities left out (benchmark <c>sectors</c>).</summary>
internal sealed record SectorTraining
{
    /// <summary>Weight of a published line, before its repeats are counted.</summary>
    public float Published { get; init; } = 1;

    /// <summary>Names of codes are many, and speak of things that nobody buys.</summary>
    public float CodeName { get; init; } = 0.15f;

    public float Own { get; init; } = 1;

    /// <summary>A code that one entity wrote n times counts for n to this power. From 0 to 1.</summary>
    public float Repetition { get; init; } = 0.6f;

    /// <summary>0 leaves sectors their share of the lines, 1 makes them all equal.</summary>
    public float Balance { get; init; } = 0.3f;

    public int Rounds { get; init; } = 12;

    public float Rate { get; init; } = 1;

    public float Decay { get; init; } = 1e-6f;

    public float BiasValue { get; init; } = 0.3f;

    public float Step { get; init; } = 0.1f;

    /// <summary>Weights of fewer steps are left out.</summary>
    public int LeastSteps { get; init; } = 4;

    /// <summary>Pairs of terms and openings that were met less often are left out of the model: they are most of its size.</summary>
    public int LeastPairs { get; init; } = 2;

    internal float WeightOf(TrainingKind kind) => kind switch
    {
        TrainingKind.Published => Published,
        TrainingKind.CodeName => CodeName,
        _ => Own,
    };
}
