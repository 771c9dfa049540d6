namespace ProcurementHub.Jobs.Health;

/// <summary>
/// What a source usually gives in a pass, and whether a pass gave but a fraction of it: a page that suddenly
/// yields a tenth has changed or is cut off, and no quiet day.
/// </summary>
internal static class UsualRecords
{
    /// <summary>Of fewer passes nobody can tell what is usual.</summary>
    public const int LeastPasses = 5;

    /// <summary>Below it a tenth is one record or none, which chance brings about.</summary>
    public const int LeastRecords = 20;

    public const int Fraction = 10;

    /// <summary>A source that is looked at often has more passes in the window than are needed for a median.</summary>
    public const int MostPasses = 2000;

    private const int PassesInWindow = 15;
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromDays(14);

    /// <summary>
    /// How far back passes are held against the new one. Passes that dropped count among them, so that a source
    /// which has become small for good is believed in the end; but only after a week or more of being shown as
    /// dropped, however often it is read.
    /// </summary>
    public static TimeSpan Window(TimeSpan every)
    {
        var passes = every * PassesInWindow;
        return passes > ShortestWindow ? passes : ShortestWindow;
    }

    /// <returns>What was usual, when the pass gave but a fraction of it; else null.</returns>
    public static int? DroppedFrom(int records, IReadOnlyList<int> before)
    {
        if (before.Count < LeastPasses)
            return null;
        var usual = Median(before);
        return usual >= LeastRecords && (long)records * Fraction < usual ? usual : null;
    }

    private static int Median(IReadOnlyList<int> values)
    {
        var sorted = values.Order().ToList();
        var upper = sorted[sorted.Count / 2];
        return sorted.Count % 2 == 1 ? upper : (int)(((long)sorted[(sorted.Count / 2) - 1] + upper) / 2);
    }
}
