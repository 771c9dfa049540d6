using System.Data.Common;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Procedures;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Procedures;

/// <summary>A notice as one of its procedure's.</summary>
public record ProcedureNoticeRow
{
    public required long NoticeId { get; init; }

    public required long ProcedureId { get; init; }

    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public NoticeKey Key => new(SourceId, NativeId);

    public string? ProcedureCode { get; init; }

    public int? CallNumber { get; init; }

    public string? EntityName { get; init; }

    public required string Title { get; init; }

    public string? Url { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public required LinkBasis Basis { get; init; }

    public required double Score { get; init; }

    public required DateTimeOffset LinkedAt { get; init; }
}

/// <summary>That staff took a notice out of a procedure.</summary>
public sealed record ApartRow
{
    public required string OtherSourceId { get; init; }

    public required string OtherNativeId { get; init; }

    public NoticeKey Other => new(OtherSourceId, OtherNativeId);

    public required string SaidBy { get; init; }

    public required string Why { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndedBy { get; init; }

    public string? EndedWhy { get; init; }
}

/// <summary>Which notices are about one procedure.</summary>
public sealed class ProcedureStore(HubDatabase database, TimeProvider time)
{
    private const string Columns = """
        SELECT p.notice_id, p.procedure_id, n.source_id, n.native_id, n.procedure_code, n.call_number, n.entity_name, n.title,
            n.url, n.published_at, p.basis, p.score, p.linked_at
        FROM procedure_notice AS p JOIN notice AS n ON n.id = p.notice_id

        """;

    private const string OfNotice = Columns + """
        WHERE p.procedure_id = (SELECT o.procedure_id FROM procedure_notice AS o WHERE o.notice_id = @noticeId)
        ORDER BY n.published_at, n.source_id, n.native_id
        """;

    /// <summary>All notices of the notice's procedure, itself among them; none where it is the only one.</summary>
    public Task<IReadOnlyList<ProcedureNoticeRow>> OfAsync(long noticeId, CancellationToken cancellationToken) =>
        database.ListAsync<ProcedureNoticeRow>(OfNotice, new { noticeId }, cancellationToken);

    private static readonly BulkTable<long> Listed = new BulkTable<long>("listed_notice").Integer("id", id => id);

    private const string OthersOfListed = $"""
        SELECT w.id AS listed_id, p.notice_id, p.procedure_id, n.source_id, n.native_id, n.procedure_code, n.call_number, n.entity_name, n.title,
            n.url, n.published_at, p.basis, p.score, p.linked_at
        FROM [#listed_notice] AS w CROSS JOIN procedure_notice AS o CROSS JOIN procedure_notice AS p CROSS JOIN notice AS n
        WHERE o.notice_id = w.id AND p.procedure_id = o.procedure_id AND p.notice_id <> w.id AND n.id = p.notice_id
            AND {HiddenNotices.NotThis}
        ORDER BY w.id, n.published_at, n.source_id, n.native_id
        """;

    /// <summary>Of each of the notices all others of its procedure that are not hidden.</summary>
    public async Task<ILookup<long, ProcedureNoticeRow>> OthersAsync(IReadOnlyCollection<long> noticeIds, CancellationToken cancellationToken) =>
        await database.ReadAsync(async transaction =>
        {
            await database.Dialect.StageAsync(transaction, Listed, noticeIds, cancellationToken);
            return (await transaction.ListAsync<OtherRow>(OthersOfListed, null, cancellationToken)).ToLookup(row => row.ListedId, row => (ProcedureNoticeRow)row);
        }, cancellationToken);

    private sealed record OtherRow : ProcedureNoticeRow
    {
        public required long ListedId { get; init; }
    }

    private const string Everything = Columns + "ORDER BY p.procedure_id, n.published_at, n.source_id, n.native_id";

    /// <summary>The notices of all procedures that have several, those of one procedure together.</summary>
    public IAsyncEnumerable<ProcedureNoticeRow> StreamAsync(CancellationToken cancellationToken) =>
        database.StreamAsync<ProcedureNoticeRow>(Everything, cancellationToken);

    private const string SaidApart = """
        SELECT n.source_id AS other_source_id, n.native_id AS other_native_id, a.said_by, a.why, a.made_at, a.ended_at, a.ended_by, a.ended_why
        FROM procedure_apart AS a JOIN notice AS n ON n.id = a.other_id
        WHERE a.notice_id = @noticeId
        ORDER BY a.made_at, a.id
        """;

    /// <summary>From which notices staff took this one, the history with it.</summary>
    public Task<IReadOnlyList<ApartRow>> ApartAsync(long noticeId, CancellationToken cancellationToken) =>
        database.ListAsync<ApartRow>(SaidApart, new { noticeId }, cancellationToken);

    private const string Members = """
        SELECT o.notice_id
        FROM procedure_notice AS p JOIN procedure_notice AS o ON o.procedure_id = p.procedure_id
        WHERE p.notice_id = @noticeId AND o.notice_id <> @noticeId
        """;

    private const string Say = """
        INSERT INTO procedure_apart (id, notice_id, other_id, said_by, why, made_at) VALUES (@id, @noticeId, @other, @who, @why, @at)
        """;

    private const int MostMembers = 1000;

    /// <summary>Takes the notice out of its procedure. It is never linked again with a procedure that has one of these notices.</summary>
    /// <returns>How many notices it was taken from.</returns>
    public async Task<int> UnlinkAsync(long noticeId, string who, string why, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(MostMembers + 1, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var at = time.GetUtcNow();
            var others = await transaction.ListAsync<long>(Members, new { noticeId }, cancellationToken);
            foreach (var other in others)
                await transaction.RunAsync(Say, new { id = ids.Next(), noticeId, other, who = StaffLog.Short(who), why, at }, cancellationToken);
            if (others.Count > 0)
                await StaffLog.AddOfNoticeAsync(transaction, ids.Next(), StaffActKind.Unlinked, noticeId, who, why, at, cancellationToken);
            await RelinkAsync(transaction, [noticeId, .. others], at, cancellationToken);
            return others.Count;
        }, cancellationToken);
    }

    private const string TakeBack = """
        UPDATE procedure_apart SET ended_at = @at, ended_by = @who, ended_why = @why WHERE notice_id = @noticeId AND ended_at IS NULL
        """;

    /// <summary>Takes back what <see cref="UnlinkAsync"/> said of the notice; the rules decide again.</summary>
    /// <returns>How many pairs were apart.</returns>
    public async Task<int> TakeBackAsync(long noticeId, string who, string why, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var at = time.GetUtcNow();
            var ended = await transaction.RunAsync(TakeBack, new { noticeId, who = StaffLog.Short(who), why, at }, cancellationToken);
            if (ended > 0)
                await StaffLog.AddOfNoticeAsync(transaction, ids.Next(), StaffActKind.Relinked, noticeId, who, why, at, cancellationToken);
            await RelinkAsync(transaction, [noticeId], at, cancellationToken);
            return ended;
        }, cancellationToken);
    }

    private const string Next = """
        SELECT n.id, n.entity_id, n.entity_name, n.procedure_code, n.call_number, n.ocid
        FROM notice AS n
        WHERE n.id > @after
        ORDER BY n.id
        """;

    private const int AtOnce = 2000;

    /// <summary>Links all notices anew, also those that came before there were procedures. Changes nothing where all are linked.</summary>
    /// <returns>How many notices belong elsewhere than before.</returns>
    public async Task<int> LinkAllAsync(CancellationToken cancellationToken)
    {
        var moved = 0;
        for (var after = 0L; ;)
        {
            var start = after;
            var (last, count) = await database.WriteAsync(async transaction =>
            {
                var notices = await transaction.ListAsync<Unkeyed>(database.Dialect.Paged(Next), new { after = start, skip = 0, take = AtOnce }, cancellationToken);
                if (notices.Count == 0)
                    return (0L, 0);
                var ids = notices.Select(notice => notice.Id).ToList();
                await ProcedureKeys.SaveAsync(database.Dialect, transaction, [.. notices.Select(notice => notice.ToKeys())], ids, cancellationToken);
                return (ids[^1], await RelinkAsync(transaction, ids, time.GetUtcNow(), cancellationToken));
            }, cancellationToken);
            moved += count;
            if (last == 0)
                return moved;
            after = last;
        }
    }

    private Task<int> RelinkAsync(DbTransaction transaction, IReadOnlyCollection<long> ids, DateTimeOffset at, CancellationToken cancellationToken) =>
        ProcedureLinking.RunAsync(database.Dialect, transaction, ids, at, cancellationToken);

    private sealed record Unkeyed
    {
        public required long Id { get; init; }

        public long? EntityId { get; init; }

        public string? EntityName { get; init; }

        public string? ProcedureCode { get; init; }

        public int? CallNumber { get; init; }

        public string? Ocid { get; init; }

        public ProcedureKeys.Row ToKeys() => ProcedureKeys.Row.Of(Id, EntityId, EntityName, ProcedureCode, CallNumber, Ocid);
    }
}
