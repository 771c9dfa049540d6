namespace ProcurementHub.Demo.Content;

public enum AmountState
{
    Published,

    /// <summary>"---": the entity keeps it to itself until the tenders are in.</summary>
    Hidden,
    NotGiven,
}

/// <summary><see cref="Value"/> is set only when published; <see cref="Currency"/> (ISO 4217) unless not given.</summary>
public sealed record PublishedAmount(AmountState State, decimal? Value, string? Currency)
{
    public static PublishedAmount NotGiven { get; } = new(AmountState.NotGiven, null, null);
}
