using ProcurementHub.Storage.Matches;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// What one reader knows of plans because another source was told. A lost alert is worse than a repeated one, so:
/// <list type="bullet">
/// <item>Only another source's plan of the same body and year counts. Two lines of one plan are two to it, also where they are alike.</item>
/// <item>Only the same line counts: number, words, month and amount.</item>
/// <item>Each line of the other plan speaks for one: of three that are alike, where the other has two, one is told.</item>
/// <item>What was told to be taken out is known from elsewhere only as that; that it is back is told in any case.</item>
/// </list>
/// A line that is known counts as told as it is, so that what moves later, in whichever plan it does first, is seen.
/// </summary>
internal sealed class OtherPlans
{
    private readonly Dictionary<(long Body, int Year), List<ToldTwin>> told = [];

    /// <param name="line">What is to be told but for the other sources. It counts as told from now on.</param>
    public bool Know(UntoldPlanLine line)
    {
        if (line.Twin is not { } twin)
            return false;
        if (!told.TryGetValue((twin.Body, twin.Year), out var known))
            told.Add((twin.Body, twin.Year), known = [.. twin.Told]);
        var alike = known.Where(other => other.LineId != line.LineId && other.AsTakenOut == line.IsTakenOut && other.Keys.Contains(twin.Key))
            .DistinctBy(other => other.LineId).CountBy(other => other.SourceId).ToDictionary();
        var isKnown = !line.IsBack && alike.Any(other => other.Key != twin.SourceId && other.Value > alike.GetValueOrDefault(twin.SourceId));
        known.Add(new ToldTwin(line.LineId, twin.SourceId, line.IsTakenOut, long.MaxValue, [twin.Key]));
        return isKnown;
    }
}
