namespace ProcurementHub.Core.LeadTimes;

/// <summary>What a page of lead times shows: the groups, and all that the query is about together.</summary>
public sealed class LeadTimeOverview
{
    private LeadTimeOverview(LeadTimeGroup whole, LeadTimeAnswer answer) => (Whole, Answer) = (whole, answer);

    public LeadTimeGroup Whole { get; }

    public LeadTimeAnswer Answer { get; }

    /// <summary>Both are a walk over all notices, and neither needs the other: two cores take half the time.</summary>
    public static LeadTimeOverview Of(LeadTimeTable table, LeadTimeQuery query)
    {
        LeadTimeGroup whole = null!;
        LeadTimeAnswer answer = null!;
        Parallel.Invoke(
            () => (whole = LeadTimeAnswer.Whole(table, query)).Figure(),
            () => answer = LeadTimeAnswer.Of(table, query));
        return new LeadTimeOverview(whole, answer);
    }
}
