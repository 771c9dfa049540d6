namespace ProcurementHub.Storage.Nodes;

/// <summary>One process that serves or works on the database.</summary>
public sealed record NodeRow
{
    /// <summary>Machine, process and its start: "machine/1234/5678".</summary>
    public required string Name { get; init; }

    /// <summary>What it does, as it is configured: "site,collect,send".</summary>
    public required string Roles { get; init; }

    public required string Version { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Its last sign of life.</summary>
    public required DateTimeOffset SignedAt { get; init; }
}

public enum HoldingKind
{
    /// <summary>Work that one node does at a time.</summary>
    Work,

    /// <summary>A pass over a source.</summary>
    Source,

    /// <summary>Mails that are on their way.</summary>
    Mails,
}

/// <summary>What somebody has in hand.</summary>
public sealed record Holding
{
    public required HoldingKind Kind { get; init; }

    /// <summary>The node's name; of mails with the number of the sending pass behind it.</summary>
    public required string Owner { get; init; }

    /// <summary>The work's or the source's name; of mails how many.</summary>
    public required string What { get; init; }
}
