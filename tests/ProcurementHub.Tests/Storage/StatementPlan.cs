namespace ProcurementHub.Tests.Storage;

/// <summary>How an engine would run a statement.</summary>
/// <param name="Steps">In the engine's own words.</param>
internal abstract record StatementPlan(string Sql, IReadOnlyList<string> Steps)
{
    /// <summary>Those that grow with all that was ever collected, matched or mailed.</summary>
    private protected static readonly HashSet<string> Big =
    [
        "notice", "notice_version", "notice_change", "notice_match", "plan_line", "plan_line_state", "plan_line_version", "plan_line_sector",
        "plan_line_region", "plan_line_term", "plan_line_match", "outbox_mail", "outbox_body", "outbox_delivery", "digest", "document", "subscription", "reminder", "lead_time",
    ];

    /// <summary>The steps that read a big table or one of its indexes from end to end, each behind the table's name.</summary>
    public abstract IReadOnlyList<string> WholeReads { get; }

    public abstract bool Uses(string index);
}
