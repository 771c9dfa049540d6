namespace ProcurementHub.Storage.Figures;

/// <summary>What of a notice its lead time is counted from.</summary>
public sealed record PublishedNotice
{
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The first deadline that could be used.</summary>
    public DateTimeOffset? FirstDeadlineAt { get; init; }

    public required bool Restarted { get; init; }

    /// <summary>Of the body; null where its source does not identify it.</summary>
    public long? SurvivorId { get; init; }

    /// <summary>When its source was first watched: what was published before was never seen new.</summary>
    public required DateTimeOffset FirstWatchedAt { get; init; }
}

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
