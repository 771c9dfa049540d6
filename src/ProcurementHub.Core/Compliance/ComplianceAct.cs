namespace ProcurementHub.Core.Compliance;

/// <summary>What staff writes down of a body and a year. The numbers are stored: never renumber.</summary>
public enum ComplianceActKind
{
    /// <summary>The body was told; the days to make up for it run from then.</summary>
    Notified = 1,
    Answered = 2,

    /// <summary>The duty does not hold for it.</summary>
    Exempted = 3,

    /// <summary>An earlier entry was wrong. That one stays and is not followed any more.</summary>
    Withdrawn = 4,
}

/// <summary>One entry. Entries are never changed and never deleted.</summary>
/// <param name="Day">On which it happened.</param>
/// <param name="What">Number of a letter, or what it is about; null where there is none.</param>
/// <param name="Withdraws">The entry that this one takes back.</param>
/// <param name="LastYear">Of an exemption: the last year it holds for; null for the one year.</param>
public sealed record ComplianceAct(
    long Id, DateTimeOffset At, string Who, ComplianceActKind Kind, int Year, int? LastYear, DateOnly Day, string? What, string Why, long? Withdraws)
{
    public bool IsOf(int year) => Year == year || (Kind == ComplianceActKind.Exempted && LastYear is { } last && Year <= year && year <= last);
}
