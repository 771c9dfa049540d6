using System.Text.RegularExpressions;

namespace ProcurementHub.Tests.Storage;

/// <summary>
/// As PostgreSQL, which lies below Babelfish, plans it when it is told to read no table from end to end where an index can
/// be asked: what is read whole then is what no index of ours answers.
/// </summary>
/// <param name="Steps">As SHOWPLAN gives them: a line each, conditions in lines of their own below.</param>
internal sealed partial record BabelfishPlan(string Sql, IReadOnlyList<string> Steps) : StatementPlan(Sql, Steps)
{
    // These have only the rows that wait, and those are what is asked for.
    private static readonly string[] ofWhatWaits = ["notice_version_to_match"];

    public override IReadOnlyList<string> WholeReads =>
    [
        .. Steps.Select((step, at) => (Step: step.Trim(), Read: Read().Match(step), Below: Steps.Skip(at + 1).TakeWhile(next => !next.Contains("->", StringComparison.Ordinal))))
            .Where(step => step.Read.Success && Big.Contains(step.Read.Groups["table"].Value)
                && !step.Below.Any(line => line.Contains("Index Cond:", StringComparison.Ordinal))
                && !ofWhatWaits.Any(index => step.Read.Groups["index"].Value.StartsWith(index, StringComparison.Ordinal)))
            .Select(step => $"{step.Read.Groups["table"].Value}: {step.Step}"),
    ];

    // The server adds the table's name, and a number, to ours.
    public override bool Uses(string index) => Steps.Any(step => step.Contains(" " + index, StringComparison.Ordinal));

    [GeneratedRegex(@"(Seq Scan|Index Scan using (?<index>\S+)|Index Only Scan using (?<index>\S+)) on ""?(?<table>\w+)")]
    private static partial Regex Read();
}
