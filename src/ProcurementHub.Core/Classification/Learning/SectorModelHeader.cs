namespace ProcurementHub.Core.Classification.Learning;

/// <summary>What a model says about itself.</summary>
internal sealed record SectorModelHeader
{
    /// <summary>Codes in the order of the weights' indices.</summary>
    public required IReadOnlyList<string> Sectors { get; init; }

    /// <summary>What one step of a weight is worth.</summary>
    public required float Step { get; init; }

    /// <summary>Scores are divided by it before they become confidences, so that "0.8" is right eight times in ten.</summary>
    public float Temperature { get; init; } = 1;

    /// <summary>How many of the surest guesses are right: buyers' own codes are wrong often enough. Above 0, at most 1.</summary>
    public float Certainty { get; init; } = 0.85f;

    /// <summary>A guess with less confidence is "sector not known". Above 0, at most 1.</summary>
    public float Threshold { get; init; } = 0.3f;

    /// <summary>Lines for people: what it was trained from, under which licence, how well it did.</summary>
    public IReadOnlyList<string> About { get; init; } = [];
}
