using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Plans;

/// <summary>What staff says of a notice and a line. The numbers are stored: never renumber.</summary>
public enum PlanTieWordKind
{
    /// <summary>The notice came from the line.</summary>
    Tied = 1,

    /// <summary>The notice did not come from the line.</summary>
    NotTied = 2,
}

/// <summary>The plan line from which a notice came.</summary>
public sealed record TiedLine
{
    public required long LineId { get; init; }

    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public string? Reference { get; init; }

    public int? PlanYear { get; init; }

    public int? PlanMonth { get; init; }

    public required string Title { get; init; }

    public required PlanTieBasis Basis { get; init; }

    public required double Score { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    public string Key => $"{SourceId}/{NativeId}";
}

/// <summary>What staff said, the history with it.</summary>
public sealed record PlanTieWordRow
{
    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public string LineKey => $"{SourceId}/{NativeId}";

    public required PlanTieWordKind Kind { get; init; }

    public required string SaidBy { get; init; }

    public required string Why { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndedBy { get; init; }

    public string? EndedWhy { get; init; }
}

/// <summary>Which plan line a notice came from, and what staff says of it.</summary>
public sealed class PlanTieStore(HubDatabase database, PlanTying tying, TimeProvider time)
{
    internal const string OfNotice = """
        SELECT t.line_id, l.source_id, l.native_id, l.reference, l.plan_year, l.plan_month, l.title, t.basis, t.score, s.removed_at
        FROM plan_tie AS t JOIN plan_line AS l ON l.id = t.line_id LEFT JOIN plan_line_state AS s ON s.line_id = l.id
        WHERE t.notice_id = @id
        """;

    /// <summary>Null where it came from none that is known.</summary>
    public Task<TiedLine?> FindAsync(long noticeId, CancellationToken cancellationToken) =>
        database.FirstAsync<TiedLine>(OfNotice, new { id = noticeId }, cancellationToken);

    private const string SaidOf = """
        SELECT l.source_id, l.native_id, w.kind, w.said_by, w.why, w.made_at, w.ended_at, w.ended_by, w.ended_why
        FROM plan_tie_word AS w JOIN plan_line AS l ON l.id = w.line_id
        WHERE w.notice_id = @noticeId
        ORDER BY w.made_at, w.id
        """;

    public Task<IReadOnlyList<PlanTieWordRow>> WordsAsync(long noticeId, CancellationToken cancellationToken) =>
        database.ListAsync<PlanTieWordRow>(SaidOf, new { noticeId }, cancellationToken);

    private const string ByKey = "SELECT id FROM plan_line WHERE source_id = @sourceId AND native_id = @nativeId";

    /// <summary>Null for a key that no line has.</summary>
    /// <param name="key">"source/native id".</param>
    public async Task<long?> LineAsync(string key, CancellationToken cancellationToken) =>
        key.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
            ? await database.FirstAsync<long?>(ByKey, new { sourceId = key[..slash], nativeId = key[(slash + 1)..] }, cancellationToken)
            : null;

    private const string EndTies = """
        UPDATE plan_tie_word SET ended_at = @at, ended_by = @by, ended_why = @why
        WHERE notice_id = @noticeId AND ended_at IS NULL AND (kind = 1 OR line_id = @lineId)
        """;

    private const string Say = """
        INSERT INTO plan_tie_word (id, notice_id, line_id, kind, said_by, why, made_at) VALUES (@id, @noticeId, @lineId, @kind, @by, @why, @at)
        """;

    /// <summary>Staff says that the notice came from this line; whatever was said before is ended.</summary>
    /// <returns>False where it is tied to it by staff already.</returns>
    public Task<bool> TieAsync(long noticeId, long lineId, string who, string why, CancellationToken cancellationToken) =>
        SayAsync(noticeId, who, why, StaffActKind.PlanTied,
            tied => tied is { Basis: PlanTieBasis.Staff } && tied.LineId == lineId ? null : (lineId, PlanTieWordKind.Tied),
            cancellationToken);

    /// <summary>Staff says that the notice did not come from the line to which it is tied; the rules may find another.</summary>
    /// <returns>False where it is tied to none.</returns>
    public Task<bool> UntieAsync(long noticeId, string who, string why, CancellationToken cancellationToken) =>
        SayAsync(noticeId, who, why, StaffActKind.PlanUntied,
            tied => tied is null ? null : (tied.LineId, PlanTieWordKind.NotTied),
            cancellationToken);

    private async Task<bool> SayAsync(
        long noticeId, string who, string why, StaffActKind act, Func<TiedLine?, (long Line, PlanTieWordKind Kind)?> decide, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(2, cancellationToken);
        var isDone = await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var at = time.GetUtcNow();
            if (decide(await transaction.FirstAsync<TiedLine>(OfNotice, new { id = noticeId }, cancellationToken)) is not { } word)
                return false;
            var by = StaffLog.Short(who);
            await transaction.RunAsync(EndTies, new { noticeId, lineId = word.Line, at, by, why }, cancellationToken);
            await transaction.RunAsync(Say, new { id = ids.Next(), noticeId, lineId = word.Line, kind = (int)word.Kind, by, why, at }, cancellationToken);
            await PlanTieDue.AddAsync(transaction, noticeId, at, cancellationToken);
            await StaffLog.AddOfNoticeAsync(transaction, ids.Next(), act, noticeId, who, why, at, cancellationToken);
            return true;
        }, cancellationToken);
        if (isDone)
            await tying.RunAsync(cancellationToken);
        return isDone;
    }
}
