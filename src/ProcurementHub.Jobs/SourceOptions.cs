using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Jobs;

/// <summary>What the operator says of all sources; section "Sources" of the configuration.</summary>
public sealed record SourceOptions
{
    public const string Section = "Sources";
    public const int UsualAtOnce = 4;

    /// <summary>Ids of the sources that are polled; empty for those of the hub's country and those of its operator.</summary>
    public IReadOnlyList<string> Enabled { get; init; } = [];

    /// <summary>When no pass is begun, each source in its own zone; beside what definitions say.</summary>
    public IReadOnlyList<QuietHours> Quiet { get; init; } = [];

    /// <summary>How many sources are collected from at the same time.</summary>
    public int AtOnce { get; init; } = UsualAtOnce;
}
