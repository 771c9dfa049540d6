namespace ProcurementHub.Core.LeadTimes;

/// <summary>The lead times of some notices, and how they were counted. Days are days of 24 hours and their parts; null where nothing counts.</summary>
public sealed record LeadTimeFigure
{
    public required int Notices { get; init; }

    /// <summary>Of how many all measures are.</summary>
    public required int Usable { get; init; }

    /// <summary>The others, each under the first reason that holds.</summary>
    public required IReadOnlyList<ExcludedCount> Excluded { get; init; }

    public double? MeanDays { get; init; }

    public double? MedianDays { get; init; }

    public double? P10Days { get; init; }

    public double? P90Days { get; init; }

    public double? MeanWorkingDays { get; init; }

    public double? MedianWorkingDays { get; init; }

    public required MovedDeadlines Moved { get; init; }

    /// <summary>Of how many a legal minimum is known.</summary>
    public required int Judged { get; init; }

    public required int BelowMinimum { get; init; }

    public required AwardFigure Awards { get; init; }

    /// <summary>Of how many notices a source says whether they are reserved for small firms.</summary>
    public required int ReservedKnown { get; init; }

    public required int Reserved { get; init; }

    /// <summary>Null where every notice was seen new.</summary>
    public BiasedFigure? Biased { get; init; }

    public int Of(LeadTimeExclusion reason) => Excluded.First(count => count.Reason == reason).Notices;
}

public readonly record struct ExcludedCount(LeadTimeExclusion Reason, int Notices);

/// <param name="Notices">Whose deadline was moved, once or more often.</param>
/// <param name="Moves">How often in all.</param>
/// <param name="MeanDays">From the first to the last deadline; null where none was moved to another real one.</param>
/// <param name="MeanFinalDays">From publication to the last deadline, of all notices that have one, moved or not.</param>
public sealed record MovedDeadlines(int Notices, int Moves, double? MeanDays, double? MeanFinalDays);

/// <summary>
/// What the figures would be together with the notices that were open already when their source was first watched. They
/// are too high: what is open for long is more likely to be found open. Never to be shown without that being said.
/// </summary>
/// <param name="Usable">Those that count and those before the watch.</param>
public sealed record BiasedFigure(int Usable, double MeanDays, double MedianDays, MovedDeadlines Moved);
