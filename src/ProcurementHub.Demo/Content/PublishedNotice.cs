namespace ProcurementHub.Demo.Content;

/// <summary>The truth about one call for tenders, to hold what was collected against.</summary>
public sealed record PublishedNotice
{
    /// <summary>Position in the order of publication, from 0, the oldest.</summary>
    public required int Index { get; init; }

    /// <summary>The number that the outlet knows the call by: in the portal's addresses, and the feed's tender id.</summary>
    public required int Id { get; init; }

    public required Outlet Outlet { get; init; }

    public required PublishedEntity Entity { get; init; }

    /// <summary>The entity's name as this call writes it; case, accents and blanks vary.</summary>
    public required string EntityNameAsWritten { get; init; }

    public required ProcedureKind Procedure { get; init; }

    /// <summary>The procedure code, such as "LP-ABR-8-2026-MDS-1"; no two calls share one.</summary>
    public required string Code { get; init; }

    /// <summary>1 for the first call of a procedure; 2 where the first was void.</summary>
    public required int Call { get; init; }

    public required CallCategory Category { get; init; }

    /// <summary>Which of the made-up trades the call is about, such as "textiles".</summary>
    public required string Trade { get; init; }

    public required string Description { get; init; }

    public required DateTimeOffset Published { get; init; }

    /// <summary>End of the stage in which tenders are presented; null where no schedule is published.</summary>
    public required DateTimeOffset? Deadline { get; init; }

    /// <summary>False where only the day is published; <see cref="Deadline"/> is then 23:59 of that day.</summary>
    public required bool DeadlineHasTime { get; init; }

    public required IReadOnlyList<PublishedStage> Stages { get; init; }

    public required PublishedAmount Amount { get; init; }

    public required Place Place { get; init; }

    /// <summary>False while the outlet leaves the place blank; it is filled in later.</summary>
    public required bool PlaceShown { get; init; }

    public required IReadOnlyList<PublishedItem> Items { get; init; }

    public required CallState State { get; init; }

    /// <summary>Said by the portal alone; always false in the feed.</summary>
    public required bool ReservedForSmallFirms { get; init; }

    public required DateTimeOffset LastChanged { get; init; }

    /// <summary>The feed's open contracting id; null for a call of the portal.</summary>
    public string? Ocid => Outlet == Outlet.Feed ? $"ocds-mup001-{Id}" : null;
}
