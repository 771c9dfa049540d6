namespace ProcurementHub.Storage.Nodes;

/// <summary>Who is about a kind of work, and since when.</summary>
public sealed record LeaseHolder
{
    public required string Owner { get; init; }

    public required DateTimeOffset TakenAt { get; init; }
}
