using System.Globalization;
using Dapper;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Storage.Plans;

/// <summary>A filter as the conditions of a statement over "plan_line AS l", each with an index to go by.</summary>
internal sealed class PlanConditions
{
    private const string Standing = "NOT EXISTS (SELECT 1 FROM plan_line_state AS gone WHERE gone.line_id = l.id AND gone.removed_at IS NOT NULL)";

    private readonly List<string> conditions = [Standing];
    private int words;

    private PlanConditions()
    {
    }

    public DynamicParameters Parameters { get; } = new();

    /// <summary>To stand behind WHERE.</summary>
    public string Sql => string.Join("\n    AND ", conditions);

    public static PlanConditions Of(PlanLineFilter filter)
    {
        var own = new PlanConditions();
        own.AddColumns(filter);
        own.AddFacets(filter);
        foreach (var clause in filter.Query?.Required ?? [])
            own.conditions.Add($"l.id IN ({own.LinesWith(clause)})");
        foreach (var clause in filter.Query?.Excluded ?? [])
            own.conditions.Add($"l.id NOT IN ({own.LinesWith(clause)})");
        return own;
    }

    public PlanConditions With(string condition, string parameter, object value)
    {
        conditions.Add(condition);
        Parameters.Add(parameter, value);
        return this;
    }

    private void AddColumns(PlanLineFilter filter)
    {
        if (filter.Year is { } year)
            With("l.plan_year = @year", "year", year);
        if (filter.Month is { } month)
            With("l.plan_month = @month", "month", month);
        if (filter.Category is { } category)
            With("l.category = @category", "category", (int)category);
        if (filter.EntityIds is { } entities)
            With("l.entity_id IN @entityIds", "entityIds", entities);
        if (filter.From is not { } from)
            return;
        With("(l.plan_year > @fromYear OR (l.plan_year = @fromYear AND (l.plan_month >= @fromMonth OR l.plan_month IS NULL)))", "fromYear", from.Year);
        Parameters.Add("fromMonth", from.Month);
    }

    private void AddFacets(PlanLineFilter filter)
    {
        if (filter.Sectors.Count > 0)
            With("l.id IN (SELECT s.line_id FROM plan_line_sector AS s WHERE s.sector_code IN @sectors)", "sectors", filter.Sectors);
        if (filter.Regions.Count == 0)
            return;
        var tree = RegionTree.Standard;
        var wanted = filter.Regions.Select(code => RegionCodes.Canonical(code, tree)).Distinct().ToList();
        var around = wanted.SelectMany(code => RegionCodes.Around(code, tree)).Distinct().ToList();
        var placeless = filter.Countries
            .Where(source => source.OcidPrefix is null && wanted.Concat(around).Contains(RegionCodes.Canonical(source.Country, tree)))
            .Select(source => source.SourceId).Distinct().ToList();
        With(
            """
            (l.id IN (SELECT r.line_id FROM plan_line_region AS r WHERE r.region_code IN @inside OR (r.roughly = 1 AND r.region_code IN @around))
                OR (l.source_id IN @placeless AND NOT EXISTS (SELECT 1 FROM plan_line_region AS r WHERE r.line_id = l.id)))
            """,
            "inside", wanted);
        Parameters.Add("around", around);
        Parameters.Add("placeless", placeless);
    }

    private string LinesWith(KeywordClause clause)
    {
        if (clause.Kind == KeywordKind.Prefix)
        {
            var range = TermRange.Beginning(PostingRow.Cut(clause.Prefix!));
            return $"SELECT t.line_id FROM plan_line_term AS t WHERE t.term = {Word(clause.Terms[0])} OR (t.term >= {Word(range.From)} AND t.term < {Word(range.To)})";
        }

        var terms = clause.Terms.Select(term => Word(PostingRow.Cut(term))).ToList();
        var others = Enumerable.Range(1, terms.Count - 1).Select(at =>
            $" JOIN plan_line_term AS t{at} ON t{at}.line_id = t0.line_id AND t{at}.place = t0.place + {at} AND t{at}.term = {terms[at]}");
        return $"SELECT t0.line_id FROM plan_line_term AS t0{string.Concat(others)} WHERE t0.term = {terms[0]}";
    }

    private string Word(string term)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"word{words++}");
        Parameters.Add(name, term);
        return "@" + name;
    }
}
