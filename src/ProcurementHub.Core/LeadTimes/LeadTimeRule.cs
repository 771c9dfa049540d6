using System.Security.Cryptography;
using ProcurementHub.Core.Calendars;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.LeadTimes;

/// <summary>Judges one notice: whether its lead time counts, how long it is, and whether it keeps the legal minimum.</summary>
public sealed class LeadTimeRule(LegalMinimums minimums)
{
    private static readonly string[] regularising = ["en via de regularizacion", "en vias de regularizacion"];

    // Past this, no deadline is meant: sources write such years where they know none, and not all of them write 2099.
    private static readonly TimeSpan longest = TimeSpan.FromDays(20 * 366);

    public static LeadTimeRule Standard { get; } = new(LegalMinimums.Standard);

    /// <summary>Changes with every change of the minimums and the holidays that ship, and whenever notices are judged otherwise.</summary>
    public static string Fingerprint { get; } = MakeFingerprint();

    public LeadTime Judge(NoticeDates notice, WatchedSource source)
    {
        var exclusion = ExclusionOf(notice, source);
        if (exclusion is not (LeadTimeExclusion.None or LeadTimeExclusion.BeforeWatch))
            return new LeadTime(exclusion, null, null, null, MinimumState.NoneKnown);
        var (published, first) = (notice.Published!.Value, notice.FirstDeadline!.Value);
        var day = DayOf(published, source.Zone);
        var lastDay = DayOf(first, source.Zone);
        var workingDays = WorkingCalendar.Of(source.Country).Between(day, lastDay);
        return new LeadTime(
            exclusion,
            Seconds(published, first),
            workingDays,
            notice.Deadline is { } final ? Seconds(published, final) : null,
            minimums.Find(source.Country, notice.ProcedureType, day) is not { } minimum ? MinimumState.NoneKnown
            : minimum.IsKeptBy(workingDays, lastDay.DayNumber - day.DayNumber) ? MinimumState.Kept : MinimumState.Below);
    }

    private static LeadTimeExclusion ExclusionOf(NoticeDates notice, WatchedSource source)
    {
        if (notice.Published is not { } published)
            return LeadTimeExclusion.PublicationUnknown;
        if (notice.IsRestarted)
            return LeadTimeExclusion.Restarted;
        if (IsRegularisation(notice))
            return LeadTimeExclusion.Regularised;
        if (notice.FirstDeadline is not { } deadline)
            return OfBasis(notice.Basis);
        if (deadline == published)
            return LeadTimeExclusion.RepeatsPublication;
        if (deadline < published)
            return LeadTimeExclusion.BeforePublication;
        if (deadline - published > longest)
            return LeadTimeExclusion.Sentinel;
        return published < source.FirstWatched && !source.GivesHistory ? LeadTimeExclusion.BeforeWatch : LeadTimeExclusion.None;
    }

    private static LeadTimeExclusion OfBasis(DeadlineBasis basis) => basis switch
    {
        DeadlineBasis.Unreadable => LeadTimeExclusion.Unreadable,
        DeadlineBasis.RepeatsPublicationDay => LeadTimeExclusion.RepeatsPublication,
        DeadlineBasis.EndsBeforeStart => LeadTimeExclusion.EndsBeforeStart,
        DeadlineBasis.Sentinel => LeadTimeExclusion.Sentinel,
        DeadlineBasis.BeforePublication => LeadTimeExclusion.BeforePublication,
        _ => LeadTimeExclusion.NoDeadline,
    };

    // The name of the method says it, or the title in the phrase of the law; the word alone also stands in titles
    // about titles to land.
    private static bool IsRegularisation(NoticeDates notice)
    {
        if (notice.ProcedureType is { } type && type.Contains("regulari", StringComparison.OrdinalIgnoreCase))
            return true;
        if (notice.Title is not { } title || !title.Contains("regulari", StringComparison.OrdinalIgnoreCase))
            return false;
        var folded = Folding.Fold(title);
        return Array.Exists(regularising, phrase => folded.Contains(phrase, StringComparison.Ordinal));
    }

    private static string MakeFingerprint()
    {
        // The first number is this class's own: count it up when the rules in it change.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("1"u8);
        var assembly = typeof(LeadTimeRule).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".LeadTimes.") || name.Contains(".Calendars.")).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            hash.AppendData(bytes.ToArray());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static int Seconds(DateTimeOffset from, DateTimeOffset to) =>
        (int)Math.Clamp(Math.Floor((to - from).TotalSeconds), int.MinValue + 1, int.MaxValue);

    private static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
