using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.LeadTimes;

/// <summary>A notice whose lead time is to be counted.</summary>
internal sealed record PendingNotice
{
    public required long Id { get; init; }

    public required string SourceId { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? FirstDeadlineAt { get; init; }

    public DateTimeOffset? DeadlineAt { get; init; }

    public required DeadlineBasis DeadlineBasis { get; init; }

    public required bool Restarted { get; init; }

    public string? ProcedureType { get; init; }

    /// <summary>Only where its words may matter.</summary>
    public string? Title { get; init; }

    public required DateTimeOffset FirstWatchedAt { get; init; }

    public NoticeDates Dates => new()
    {
        Published = PublishedAt,
        FirstDeadline = FirstDeadlineAt,
        Deadline = DeadlineAt,
        Basis = DeadlineBasis,
        IsRestarted = Restarted,
        ProcedureType = ProcedureType,
        Title = Title,
    };
}

/// <summary>One row of the table of lead times.</summary>
internal sealed record CountedNotice(long NoticeId, DateOnly? Day, LeadTime LeadTime, int Moves)
{
    public static BulkTable<CountedNotice> Table { get; } = new BulkTable<CountedNotice>("lead_time")
        .Integer("notice_id", row => row.NoticeId)
        .Integer("month", row => row.Month)
        .Integer("day", row => row.Day?.DayNumber)
        .Integer("exclusion", row => (int)row.LeadTime.Exclusion)
        .Integer("seconds", row => row.LeadTime.Seconds)
        .Integer("working_days", row => row.LeadTime.WorkingDays)
        .Integer("final_seconds", row => row.LeadTime.FinalSeconds)
        .Integer("moves", row => row.Moves)
        .Integer("minimum", row => (int)row.LeadTime.Minimum);

    public int Month => Day is { } day ? (day.Year * 100) + day.Month : 0;
}

/// <summary>The same as it is packed, with what it is grouped by.</summary>
internal sealed record PackedNotice
{
    public required long NoticeId { get; init; }

    public int? Day { get; init; }

    public required int Exclusion { get; init; }

    public int? Seconds { get; init; }

    public int? WorkingDays { get; init; }

    public int? FinalSeconds { get; init; }

    public required int Moves { get; init; }

    public required int Minimum { get; init; }

    public required int Status { get; init; }

    public bool? SmeReserved { get; init; }

    public long? EntityId { get; init; }

    public required string SourceId { get; init; }

    public string? ProcedureType { get; init; }

    public required int Category { get; init; }

    /// <summary>Null where no winner is named.</summary>
    public int? WinnerCount { get; init; }

    public int? WinnerSized { get; init; }

    public int? WinnerSmall { get; init; }
}

/// <summary>A code that one notice has.</summary>
internal sealed record NoticeCode
{
    public required long NoticeId { get; init; }

    public required string Code { get; init; }
}
