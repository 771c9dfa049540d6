namespace ProcurementHub.Storage.Figures;

/// <summary>How far the archive reaches.</summary>
public sealed record ArchiveReach
{
    public required int Notices { get; init; }

    public DateTimeOffset? FirstPublishedAt { get; init; }

    /// <summary>When something new or changed last came in.</summary>
    public DateTimeOffset? LastObservedAt { get; init; }
}

/// <summary>How it stands with the mails.</summary>
public sealed record DigestFigures
{
    public DateTimeOffset? LastComposedAt { get; init; }

    /// <summary>Since the moment asked for.</summary>
    public required int Composed { get; init; }

    /// <summary>That are written and not yet delivered.</summary>
    public required int Waiting { get; init; }
}
