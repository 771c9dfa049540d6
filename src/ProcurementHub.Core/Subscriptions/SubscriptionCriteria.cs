using ProcurementHub.Core.Notices;

namespace ProcurementHub.Core.Subscriptions;

/// <summary>
/// One saved search. An empty list means "any". The criteria of different kinds must all hold; within a
/// list one is enough.
/// </summary>
public sealed record SubscriptionCriteria
{
    /// <summary>
    /// Codes of the sector list, and <see cref="Classification.Sector.NotKnown"/> for notices of which nothing tells the
    /// sector. Not among them unless asked for: who chose sectors chose to be spared the rest.
    /// </summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>Codes of the region tree; each takes in everything inside it.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    public IReadOnlyList<ProcurementCategory> Categories { get; init; } = [];

    /// <summary>In the query language of the search box: words, "phrases", -excluded, prefix*. Any one of them hits.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Words or phrases of which none may stand in the notice.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>In the notice's own currency; a notice without a published amount passes both bounds.</summary>
    public decimal? MinAmount { get; init; }

    public decimal? MaxAmount { get; init; }

    /// <summary>As sources name them; case and accents do not matter. A notice whose source names none passes.</summary>
    public IReadOnlyList<string> ProcedureTypes { get; init; } = [];

    /// <summary>Only notices that their source marks so: silence does not reserve.</summary>
    public bool OnlySmeReserved { get; init; }

    /// <summary>Today counts as 0. A notice without a usable deadline passes.</summary>
    public int? MinWorkingDaysLeft { get; init; }

    public IReadOnlyList<NoticeKind> Kinds { get; init; } = [];
}
