using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ProcurementHub.Core.Calendars;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.LeadTimes;

/// <summary>Judges one notice: whether its lead time counts, how long it is, and whether it keeps the legal minimum.</summary>
public sealed class LeadTimeRule(LegalMinimums minimums, WorkingCalendars calendars)
{
    private static readonly string[] regularising = ["en via de regularizacion", "en vias de regularizacion"];

    // Past this, no deadline is meant: sources write such years where they know none, and not all of them write 2099.
    private static readonly TimeSpan longest = TimeSpan.FromDays(20 * 366);

    private const int FirstYear = 2000;
    private const int LastYear = 2050;

    // Counted up when notices are judged otherwise than before.
    private const string Version = "1";

    private readonly ConcurrentDictionary<string, string> fingerprints = new(StringComparer.Ordinal);

    public static LeadTimeRule Standard { get; } = new(LegalMinimums.Standard, WorkingCalendars.Standard);

    /// <summary>Changes with whatever makes lead times in a country come out otherwise: this class, the minimums, the working days.</summary>
    public string FingerprintOf(string country) => fingerprints.GetOrAdd(country, MakeFingerprint);

    public LeadTime Judge(NoticeDates notice, WatchedSource source)
    {
        var exclusion = ExclusionOf(notice, source);
        if (exclusion is not (LeadTimeExclusion.None or LeadTimeExclusion.BeforeWatch))
            return new LeadTime(exclusion, null, null, null, MinimumState.NoneKnown);
        var (published, first) = (notice.Published!.Value, notice.FirstDeadline!.Value);
        var day = DayOf(published, source.Zone);
        var lastDay = DayOf(first, source.Zone);
        var workingDays = calendars.Of(source.Country).Between(day, lastDay);
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

    private string MakeFingerprint(string country)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Version));
        foreach (var minimum in minimums.All.Where(minimum => minimum.Country == country))
        {
            var types = string.Join(';', minimum.ProcedureTypes.Order(StringComparer.Ordinal));
            hash.AppendData(Encoding.UTF8.GetBytes($"|{minimum.From:O}|{minimum.To:O}|{minimum.Days}|{minimum.IsInWorkingDays}|{types}"));
        }

        var calendar = calendars.Of(country);
        for (var day = new DateOnly(FirstYear, 1, 1); day.Year <= LastYear; day = day.AddDays(1))
            hash.AppendData(calendar.IsWorkingDay(day) ? "1"u8 : "0"u8);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static int Seconds(DateTimeOffset from, DateTimeOffset to) =>
        (int)Math.Clamp(Math.Floor((to - from).TotalSeconds), int.MinValue + 1, int.MaxValue);

    private static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
