using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Faults;

/// <summary>One pass, as the database has it.</summary>
internal sealed record PassSpan
{
    public required string SourceId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required RunOutcome Outcome { get; init; }
}

/// <summary>Whether the passes of two nodes were in each other's way.</summary>
/// <param name="Repeated">Passes that began too soon after one that had come to its end.</param>
internal sealed record PassSpans(
    int Whole, int CutByKills, int Open, int FewestOfASource, int MostOfASource, IReadOnlyList<string> Overlapping, IReadOnlyList<string> Repeated)
{
    /// <param name="passes">By source, the first one first.</param>
    public static PassSpans Of(IReadOnlyList<PassSpan> passes, TimeSpan cadence)
    {
        var (overlapping, repeated) = (new List<string>(), new List<string>());
        foreach (var (before, next) in passes.Zip(passes.Skip(1)).Where(pair => pair.First.SourceId == pair.Second.SourceId))
        {
            var told = $"{next.SourceId} at {next.StartedAt:HH:mm:ss}, after {before.Outcome} {before.StartedAt:HH:mm:ss}-{before.FinishedAt:HH:mm:ss}";
            if (before.FinishedAt is null || next.StartedAt < before.FinishedAt)
                overlapping.Add(told);
            // A pass is due half its cadence after the end of the one before at the earliest.
            else if (before.Outcome == RunOutcome.Succeeded && next.StartedAt < before.FinishedAt + (cadence / 2) - TimeSpan.FromSeconds(1))
                repeated.Add(told);
        }

        var counts = passes.Where(pass => pass.Outcome == RunOutcome.Succeeded).CountBy(pass => pass.SourceId).Select(source => source.Value).DefaultIfEmpty().ToList();
        return new PassSpans(
            passes.Count(pass => pass.Outcome == RunOutcome.Succeeded), passes.Count(pass => pass.Outcome == RunOutcome.Interrupted),
            passes.Count(pass => pass.Outcome == RunOutcome.Running), counts.Min(), counts.Max(), overlapping, repeated);
    }
}
