namespace ProcurementHub.Storage.Nodes;

/// <summary>A node wants to do a kind of work.</summary>
public sealed record LeaseWish
{
    /// <summary>Of the work.</summary>
    public required string Name { get; init; }

    /// <summary>The node that asks.</summary>
    public required string Owner { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>For how long the work is its own if nothing more is heard of it.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Work that came to its end after this is not due yet.</summary>
    public required DateTimeOffset DueSince { get; init; }
}
