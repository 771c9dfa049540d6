using ProcurementHub.Core.Notices;

namespace ProcurementHub.Core.LeadTimes;

/// <summary>All lead times as they were counted at one moment.</summary>
/// <param name="AsOf">When they were last brought up to date; null where they never were.</param>
/// <param name="Waiting">Notices that came or changed since and are not in yet.</param>
public sealed record LeadTimeTable(IReadOnlyList<LeadTimeFacts> Months, LeadTimeNames Names, DateTimeOffset? AsOf, int Waiting);

/// <summary>Of which notices figures are wanted, and in which groups. A missing bound or choice leaves nothing out.</summary>
public sealed record LeadTimeQuery
{
    public IReadOnlyList<LeadTimeKey> By { get; init; } = [];

    /// <summary>First day of publication, on the reader's calendar.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of publication.</summary>
    public DateOnly? To { get; init; }

    /// <summary>"" for those of which nothing tells the sector; so too below.</summary>
    public string? Sector { get; init; }

    /// <summary>Of the first level below a country.</summary>
    public string? Region { get; init; }

    /// <summary>Id of the body, as text.</summary>
    public string? Entity { get; init; }

    public string? ProcedureType { get; init; }

    public ProcurementCategory? Category { get; init; }

    public string? Source { get; init; }

    // A record's own comparison would take two lists of the same keys for different ones.
    public bool Equals(LeadTimeQuery? other) =>
        other is not null && By.SequenceEqual(other.By) && (From, To, Sector, Region, Entity, ProcedureType, Category, Source)
            == (other.From, other.To, other.Sector, other.Region, other.Entity, other.ProcedureType, other.Category, other.Source);

    public override int GetHashCode() =>
        HashCode.Combine(By.Count, From, To, Sector, Region, Entity, ProcedureType, HashCode.Combine(Category, Source));
}
