using System.Data.Common;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>
/// Ties notices to the plan lines they came from: those that are new or changed, and those of entities whose plans are. It
/// takes up what is due in short steps, each of which stands by itself; what breaks off is made up for the next time.
/// </summary>
public sealed class PlanTying(HubDatabase database, TimeProvider time)
{
    private const int PlansAtOnce = 20;
    private const int NoticesAtOnce = 500;

    // A year begins at another instant in each zone; a notice of its first or last day is asked of both years.
    private static readonly TimeSpan Slack = TimeSpan.FromHours(14);

    /// <returns>How many notices come from another line than before, or from none any more.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        while (await SpreadAsync(cancellationToken) > 0)
            continue;
        var (moved, looked) = (0, 0);
        do
        {
            (looked, var some) = await database.WriteAsync(transaction => TieAsync(transaction, cancellationToken), cancellationToken);
            moved += some;
        }
        while (looked > 0);
        return moved;
    }

    private const string DuePlans = """
        SELECT d.plan_id, d.stamp, p.plan_year
        FROM plan_tie_due AS d LEFT JOIN annual_plan AS p ON p.id = d.plan_id
        WHERE d.plan_id > 0
        ORDER BY d.plan_id, d.stamp
        """;

    private static readonly BulkTable<DuePlan> DuePlanRows = new BulkTable<DuePlan>("due_plan")
        .Integer("plan_id", row => row.PlanId)
        .Integer("stamp", row => row.Stamp)
        .Instant("from_at", row => row.PlanYear is { } year ? Start(year) - Slack : null)
        .Instant("until_at", row => row.PlanYear is { } year ? Start(year + 1) + Slack : null);

    private const string Spread = """
        INSERT INTO plan_tie_due (plan_id, notice_id, stamp)
        SELECT DISTINCT 0, n.id, @stamp
        FROM [#due_plan] AS d CROSS JOIN annual_plan AS p CROSS JOIN entity AS e CROSS JOIN entity AS o CROSS JOIN notice AS n
        WHERE p.id = d.plan_id AND e.id = p.entity_id AND o.survivor_id = e.survivor_id AND n.entity_id = o.id
            AND n.published_at >= d.from_at AND n.published_at < d.until_at
        """;

    private const string ForgetPlans = """
        DELETE FROM plan_tie_due
        WHERE notice_id = 0 AND EXISTS (SELECT 1 FROM [#due_plan] AS d WHERE d.plan_id = plan_tie_due.plan_id AND d.stamp = plan_tie_due.stamp)
        """;

    /// <summary>From plans to the notices of their entities.</summary>
    private async Task<int> SpreadAsync(CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var due = await transaction.ListAsync<DuePlan>(database.Dialect.Paged(DuePlans), new { skip = 0, take = PlansAtOnce }, cancellationToken);
            if (due.Count == 0)
                return 0;
            await database.Dialect.StageAsync(transaction, DuePlanRows, due, cancellationToken);
            await transaction.RunAsync(Spread, new { stamp = ids.Next() }, cancellationToken);
            await transaction.RunAsync(ForgetPlans, null, cancellationToken);
            return due.Count;
        }, cancellationToken);
    }

    private const string DueNotices = """
        SELECT d.notice_id, d.stamp
        FROM plan_tie_due AS d
        WHERE d.plan_id = 0
        ORDER BY d.notice_id, d.stamp
        """;

    private static readonly BulkTable<DueNotice> DueNoticeRows = new BulkTable<DueNotice>("due_notice")
        .Integer("notice_id", row => row.NoticeId)
        .Integer("stamp", row => row.Stamp);

    private const string ForgetNotices = """
        DELETE FROM plan_tie_due
        WHERE plan_id = 0 AND EXISTS (SELECT 1 FROM [#due_notice] AS d WHERE d.notice_id = plan_tie_due.notice_id AND d.stamp = plan_tie_due.stamp)
        """;

    // Of most notices no plan of the entity is known: their contents are not read.
    private const string Facts = """
        SELECT DISTINCT n.id, e.survivor_id AS body, n.published_at, n.version_id
        FROM [#due_notice] AS d CROSS JOIN notice AS n CROSS JOIN entity AS e
        WHERE n.id = d.notice_id AND e.id = n.entity_id AND n.published_at IS NOT NULL
            AND EXISTS (SELECT 1 FROM entity AS o JOIN annual_plan AS p ON p.entity_id = o.id WHERE o.survivor_id = e.survivor_id)
        """;

    private static readonly BulkTable<long> Versions = new BulkTable<long>("version_to_tie").Integer("id", id => id);

    private const string Contents = "SELECT v.id, v.content FROM [#version_to_tie] AS w CROSS JOIN notice_version AS v WHERE v.id = w.id";

    private static readonly BulkTable<(long Body, int Year)> Bodies = new BulkTable<(long Body, int Year)>("body_to_tie")
        .Integer("body", row => row.Body)
        .Integer("plan_year", row => row.Year);

    private const string Lines = """
        SELECT b.body, b.plan_year, l.id, l.content, s.removed_at
        FROM [#body_to_tie] AS b CROSS JOIN entity AS o CROSS JOIN annual_plan AS p CROSS JOIN plan_line_state AS s CROSS JOIN plan_line AS l
        WHERE o.survivor_id = b.body AND p.entity_id = o.id AND p.plan_year = b.plan_year AND s.plan_id = p.id AND l.id = s.line_id
        ORDER BY l.id
        """;

    private const string Words = """
        SELECT DISTINCT w.notice_id, w.line_id, w.kind
        FROM [#due_notice] AS d CROSS JOIN plan_tie_word AS w
        WHERE w.notice_id = d.notice_id AND w.ended_at IS NULL
        """;

    private const string Kept = """
        SELECT DISTINCT t.notice_id AS notice, t.line_id AS line, t.basis, t.score
        FROM [#due_notice] AS d CROSS JOIN plan_tie AS t
        WHERE t.notice_id = d.notice_id
        """;

    private static readonly BulkTable<long> Untied = new BulkTable<long>("untied").Integer("notice_id", id => id);

    private const string Untie = "DELETE FROM plan_tie WHERE notice_id IN (SELECT notice_id FROM [#untied])";

    private async Task<(int Looked, int Moved)> TieAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        var dialect = database.Dialect;
        var due = await transaction.ListAsync<DueNotice>(dialect.Paged(DueNotices), new { skip = 0, take = NoticesAtOnce }, cancellationToken);
        if (due.Count == 0)
            return (0, 0);
        await dialect.StageAsync(transaction, DueNoticeRows, due, cancellationToken);
        var facts = await transaction.ListAsync<Fact>(Facts, null, cancellationToken);
        var words = (await transaction.ListAsync<Word>(Words, null, cancellationToken)).ToLookup(word => word.NoticeId);
        var kept = (await transaction.ListAsync<KeptTie>(Kept, null, cancellationToken)).ToDictionary(tie => tie.Notice, tie => tie.ToTie());
        var ties = (await JudgeAsync(transaction, facts, words, cancellationToken)).ToDictionary(tie => tie.Notice);

        var added = ties.Values.Where(tie => kept.GetValueOrDefault(tie.Notice) != tie).ToList();
        var removed = kept.Values.Where(tie => ties.GetValueOrDefault(tie.Notice) != tie).Select(tie => tie.Notice).ToList();
        if (removed.Count > 0)
        {
            await dialect.StageAsync(transaction, Untied, removed, cancellationToken);
            await transaction.RunAsync(Untie, null, cancellationToken);
        }

        await dialect.LoadAsync(transaction, Rows(time.GetUtcNow()), added, cancellationToken);
        await transaction.RunAsync(ForgetNotices, null, cancellationToken);
        return (due.Count, added.Select(tie => tie.Notice).Concat(removed).Distinct().Count());
    }

    private async Task<List<PlanTie>> JudgeAsync(
        DbTransaction transaction, IReadOnlyList<Fact> facts, ILookup<long, Word> words, CancellationToken cancellationToken)
    {
        var ties = words.SelectMany(group => group).Where(word => word.Kind == PlanTieWordKind.Tied)
            .DistinctBy(word => word.NoticeId).Select(word => new PlanTie(word.NoticeId, word.LineId, PlanTieBasis.Staff, 1)).ToList();
        var said = ties.Select(tie => tie.Notice).ToHashSet();
        var open = facts.Where(fact => !said.Contains(fact.Id)).ToList();
        if (open.Count == 0)
            return ties;

        await database.Dialect.StageAsync(transaction, Versions, [.. open.Select(fact => fact.VersionId)], cancellationToken);
        var contents = (await transaction.ListAsync<VersionContent>(Contents, null, cancellationToken)).ToDictionary(row => row.Id, row => NoticeJson.Read(row.Content));
        await database.Dialect.StageAsync(
            transaction, Bodies, [.. open.SelectMany(fact => fact.Years.Select(year => (fact.Body, year))).Distinct()], cancellationToken);
        var plans = (await transaction.ListAsync<PlanLine>(Lines, null, cancellationToken)).GroupBy(line => (line.Body, line.PlanYear))
            .ToDictionary(group => group.Key, group => group.ToList());
        var rules = plans.ToDictionary(plan => plan.Key, plan => new PlanTieRules(plan.Value.Select(line => new LineToTie(line.Id, PlanLineJson.Read(line.Content)))));
        foreach (var fact in open)
        {
            var notice = fact.ToNotice(contents[fact.VersionId]);
            var not = words[fact.Id].Select(word => word.LineId).ToHashSet();
            var best = fact.Years.Where(year => rules.ContainsKey((fact.Body, year)))
                .Select(year => rules[(fact.Body, year)].Best(notice, Gone(plans[(fact.Body, year)], fact.PublishedAt, not)))
                .OfType<PlanTie>().MaxBy(tie => tie.Score);
            if (best?.Score >= PlanTieRules.Least)
                ties.Add(best);
        }

        return ties;
    }

    // A line that had been taken out before the call was no longer its origin.
    private static HashSet<long> Gone(List<PlanLine> lines, DateTimeOffset published, HashSet<long> not) =>
        [.. not, .. lines.Where(line => line.RemovedAt < published).Select(line => line.Id)];

    private static BulkTable<PlanTie> Rows(DateTimeOffset at) => new BulkTable<PlanTie>("plan_tie")
        .Integer("notice_id", tie => tie.Notice)
        .Integer("line_id", tie => tie.Line)
        .Integer("basis", tie => (int)tie.Basis)
        .Number("score", tie => tie.Score)
        .Instant("tied_at", _ => at);

    private static DateTimeOffset Start(int year) => new(Math.Clamp(year, 1, 9998), 1, 1, 0, 0, 0, TimeSpan.Zero);

    private sealed record DuePlan
    {
        public required long PlanId { get; init; }

        public required long Stamp { get; init; }

        public int? PlanYear { get; init; }
    }

    private sealed record DueNotice
    {
        public required long NoticeId { get; init; }

        public required long Stamp { get; init; }
    }

    private sealed record Fact
    {
        public required long Id { get; init; }

        public required long Body { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }

        public required long VersionId { get; init; }

        public IEnumerable<int> Years => new[] { (PublishedAt - Slack).Year, PublishedAt.Year, (PublishedAt + Slack).Year }.Distinct();

        public NoticeToTie ToNotice(NoticeContent content) => new(
            Id, content.Title, content.Description, content.ProcedureCode, content.ProcedureType, content.Category, PublishedAt.Month, content.Amount);
    }

    private sealed record VersionContent
    {
        public required long Id { get; init; }

        public required string Content { get; init; }
    }

    private sealed record PlanLine
    {
        public required long Body { get; init; }

        public required int PlanYear { get; init; }

        public required long Id { get; init; }

        public required string Content { get; init; }

        public DateTimeOffset? RemovedAt { get; init; }
    }

    private sealed record Word
    {
        public required long NoticeId { get; init; }

        public required long LineId { get; init; }

        public required PlanTieWordKind Kind { get; init; }
    }

    private sealed record KeptTie
    {
        public required long Notice { get; init; }

        public required long Line { get; init; }

        public required PlanTieBasis Basis { get; init; }

        public required double Score { get; init; }

        public PlanTie ToTie() => new(Notice, Line, Basis, Score);
    }
}
