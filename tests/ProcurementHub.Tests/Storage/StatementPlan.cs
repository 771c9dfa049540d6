using System.Text.RegularExpressions;

namespace ProcurementHub.Tests.Storage;

/// <param name="Steps">As EXPLAIN QUERY PLAN gives them.</param>
internal sealed partial record StatementPlan(string Sql, IReadOnlyList<string> Steps)
{
    /// <summary>Those that grow with all that was ever collected, matched or mailed.</summary>
    private static readonly HashSet<string> big =
    [
        "notice", "notice_version", "notice_change", "notice_match", "plan_line", "plan_line_state", "plan_line_version", "plan_line_sector",
        "plan_line_region", "plan_line_term", "plan_line_match", "outbox_mail", "outbox_body", "outbox_delivery", "digest", "document", "subscription", "reminder", "lead_time",
    ];

    /// <summary>Whole reads that are as they should be, by how the statement begins, each with its reason.</summary>
    private static readonly (string Statement, string Step)[] right =
    [
        // The index has only the versions that wait, and these are what is asked for.
        ("SELECT v.id AS version_id", "SCAN v USING INDEX notice_version_to_match"),
    ];

    /// <summary>
    /// Steps that read a big table or one of its indexes from end to end, or build an index for this once. A step names the
    /// alias: where a statement gives it to several tables, one big one among them is enough.
    /// </summary>
    public IReadOnlyList<string> WholeReads =>
        [.. Steps.Where(step => IsWholeRead().Match(step) is { Success: true } read && TablesOf(read.Groups["alias"].Value).Any(big.Contains)
            && !right.Any(one => step == one.Step && Sql.TrimStart().StartsWith(one.Statement, StringComparison.Ordinal)))];

    public bool Uses(string index) => Steps.Any(step => step.EndsWith(" " + index, StringComparison.Ordinal) || step.Contains($" {index} (", StringComparison.Ordinal));

    private IEnumerable<string> TablesOf(string alias) =>
        IsNamed().Matches(Sql).Where(named => named.Groups["alias"].Value == alias).Select(named => named.Groups["table"].Value).Append(alias);

    [GeneratedRegex(@"^(SCAN (?<alias>\w+)|SEARCH (?<alias>\w+) USING AUTOMATIC )")]
    private static partial Regex IsWholeRead();

    [GeneratedRegex(@"\b(?<table>\w+)\s+AS\s+(?<alias>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex IsNamed();
}
