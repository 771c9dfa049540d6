using System.Security.Cryptography;
using System.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Jobs.Scheduling;

/// <param name="Failures">Passes in a row that failed, this one included.</param>
/// <param name="RetryAfter">The longest time for which a server of this pass asked to be left alone.</param>
internal sealed record EndedPass(RunOutcome Outcome, int Failures, TimeSpan? RetryAfter);

/// <summary>When a source is due again, and why then.</summary>
internal sealed record NextPass(DateTimeOffset At, NextRunReason Reason)
{
    // A header that was meant in milliseconds, or a date of the next century, must not end a source for good.
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(30);
    private static readonly TimeSpan LongestJitter = TimeSpan.FromMinutes(5);

    /// <param name="dice">From 0 to 1: where within the play of each wait the instant falls.</param>
    public static NextPass After(EndedPass pass, Pace pace, DateTimeOffset now, double dice)
    {
        var next = pass.Outcome switch
        {
            RunOutcome.Failed => new(now + Played(BackOff.After(pass.Failures, pace.Every), dice), NextRunReason.BackOff),
            // It goes on where it stopped as soon as somebody is there to do it.
            RunOutcome.Interrupted => new(now, NextRunReason.Interrupted),
            _ => new NextPass(OnBeat(pace, now, dice), NextRunReason.Cadence),
        };
        if (pass.RetryAfter is { } asked)
        {
            var until = now + (asked < LongestRetryAfter ? asked : LongestRetryAfter);
            if (until > next.At)
                next = new(until, NextRunReason.RetryAfter);
        }

        var allowed = QuietHours.Leave(next.At, pace.Quiet, pace.Zone);
        return allowed == next.At ? next : new(allowed, NextRunReason.QuietHours);
    }

    /// <summary>
    /// Each source has a beat of its own, so that not all of them are due at the full hour, and keeps it: a
    /// pass that was begun late or by hand does not shift the next ones. That leaves half the cadence between
    /// two passes at the least, and one and a half at the most.
    /// </summary>
    private static DateTimeOffset OnBeat(Pace pace, DateTimeOffset now, double dice)
    {
        var every = (long)pace.Every.TotalSeconds;
        var phase = Phase(pace.SourceId) % every;
        var earliest = (now + (pace.Every / 2)).ToUnixTimeSeconds();
        var beats = (earliest - phase + every - 1) / every;
        return DateTimeOffset.FromUnixTimeSeconds(phase + (beats * every)) + (Played(pace.Every, dice) - pace.Every);
    }

    private static TimeSpan Played(TimeSpan wait, double dice)
    {
        var play = wait / 20;
        return wait + ((play < LongestJitter ? play : LongestJitter) * dice);
    }

    // The same in every process, which string.GetHashCode is not.
    private static uint Phase(string sourceId) =>
        BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(sourceId)));
}
