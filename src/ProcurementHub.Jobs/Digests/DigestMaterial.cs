using ProcurementHub.Core.Calendars;
using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Jobs.Digests;

/// <summary>What there is to tell one reader.</summary>
/// <param name="Untold">What has matched and was not told.</param>
public sealed record DigestMaterial(IReadOnlyList<UntoldNotice> Untold)
{
    /// <summary>What was told and closes in the next days.</summary>
    public IReadOnlyList<ClosingNotice> Closing { get; init; } = [];

    /// <summary>What is told of annual plans.</summary>
    public PlanNews Plans { get; init; } = PlanNews.None;

    /// <summary>When the reader last had a mail, or was verified, or came back from a pause; null where that does not count.</summary>
    public DateTimeOffset? LastHeard { get; init; }
}

/// <summary>What is the same for all digests of one pass.</summary>
public sealed record DigestMoment(DateTimeOffset Now, SourceReport Sources, WorkingCalendar Calendar)
{
    /// <summary>Before this many working days have passed a notice that was told is brought to mind again.</summary>
    public const int SoonWorkingDays = 3;

    /// <summary>After this many days without a mail one says that there was nothing.</summary>
    public const int LongestSilence = 14;

    /// <summary>No reader's third working day ends later, wherever they are: their day may be one on, and two more are for its end.</summary>
    public DateTimeOffset ClosingBefore =>
        new(Calendar.After(DateOnly.FromDateTime(Now.UtcDateTime).AddDays(1), SoonWorkingDays).AddDays(2), TimeOnly.MinValue, TimeSpan.Zero);

    // Passes come a little earlier or later from day to day, and a morning's mail is of that morning.
    private static readonly TimeSpan slack = TimeSpan.FromHours(2);

    public DateTimeOffset SilentSince => Now.AddDays(-LongestSilence) + slack;
}
