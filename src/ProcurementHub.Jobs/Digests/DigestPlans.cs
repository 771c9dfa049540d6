using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Matching;
using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Jobs.Digests;

/// <summary>What a digest tells of annual plans.</summary>
/// <param name="Items">Nearest month first, then the largest amount, and then what was taken out; never empty.</param>
/// <param name="More">Lines that are told only by number and link.</param>
public sealed record DigestPlans(IReadOnlyList<DigestPlanItem> Items, int More)
{
    /// <summary>Those among all of them that were taken out of their plans.</summary>
    public int TakenOut { get; init; }

    /// <summary>Those among <see cref="More"/>.</summary>
    public int MoreTakenOut { get; init; }

    /// <summary>By which all of them were found; null where it was several searches.</summary>
    public SubscriptionCriteria? Search { get; init; }

    public int Total => Items.Count + More;

    public DigestPlans Cut(int items) => this with
    {
        Items = [.. Items.Take(items)], More = Total - Math.Min(items, Items.Count), MoreTakenOut = TakenOut - Items.Take(items).Count(item => item.IsTakenOut),
    };
}

/// <param name="PlanId">Null where it has no place in a plan yet.</param>
/// <param name="Told">For when it was planned when the reader was told of it; null when they were not.</param>
/// <param name="Reasons">Of all the reader's searches that it meets, each once; never empty.</param>
public sealed record DigestPlanItem(long LineId, long? PlanId, PlanLineContent Line, PlanMonth? Told, IReadOnlyList<MatchReason> Reasons)
{
    /// <summary>It is no longer in its plan, in which the reader was told that it was.</summary>
    public bool IsTakenOut { get; init; }

    /// <summary>It stands in its plan again, of which the reader was told that it was taken out.</summary>
    public bool IsBack { get; init; }

    /// <summary>The call that came from one that was taken out; null where none is known.</summary>
    public NoticeKey? Call { get; init; }
}

/// <summary>What becomes of one reader's untold plan lines.</summary>
/// <param name="Told">Null where there is nothing to tell.</param>
/// <param name="LeftOut">Lines that are settled without being told.</param>
public sealed record PlanNews(DigestPlans? Told, IReadOnlyList<ToldPlanMatch> Settled, int LeftOut)
{
    public static PlanNews None { get; } = new(null, [], 0);
}
