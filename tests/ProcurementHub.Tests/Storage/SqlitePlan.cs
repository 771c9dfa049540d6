using System.Text.RegularExpressions;

namespace ProcurementHub.Tests.Storage;

/// <param name="Steps">As EXPLAIN QUERY PLAN gives them.</param>
internal sealed partial record SqlitePlan(string Sql, IReadOnlyList<string> Steps) : StatementPlan(Sql, Steps)
{
    /// <summary>Whole reads that are as they should be, by how the statement begins, each with its reason.</summary>
    private static readonly (string Statement, string Step)[] right =
    [
        // The index has only the versions that wait, and these are what is asked for.
        ("SELECT v.id AS version_id", "SCAN v USING INDEX notice_version_to_match"),
    ];

    // Or build an index for this once. A step names the alias: where a statement gives it to several tables, one big one
    // among them is enough.
    public override IReadOnlyList<string> WholeReads =>
    [
        .. Steps.Where(step => !right.Any(one => step == one.Step && Sql.TrimStart().StartsWith(one.Statement, StringComparison.Ordinal)))
            .Select(step => (Step: step, Read: IsWholeRead().Match(step))).Where(step => step.Read.Success)
            .Select(step => (step.Step, Table: TablesOf(step.Read.Groups["alias"].Value).FirstOrDefault(Big.Contains))).Where(step => step.Table is not null)
            .Select(step => $"{step.Table}: {step.Step}"),
    ];

    public override bool Uses(string index) =>
        Steps.Any(step => step.EndsWith(" " + index, StringComparison.Ordinal) || step.Contains($" {index} (", StringComparison.Ordinal));

    private IEnumerable<string> TablesOf(string alias) =>
        IsNamed().Matches(Sql).Where(named => named.Groups["alias"].Value == alias).Select(named => named.Groups["table"].Value).Append(alias);

    [GeneratedRegex(@"^(SCAN (?<alias>\w+)|SEARCH (?<alias>\w+) USING AUTOMATIC )")]
    private static partial Regex IsWholeRead();

    [GeneratedRegex(@"\b(?<table>\w+)\s+AS\s+(?<alias>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex IsNamed();
}
