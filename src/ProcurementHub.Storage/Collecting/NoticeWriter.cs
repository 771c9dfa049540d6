using System.Data.Common;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Procedures;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Storage.Collecting;

/// <summary>Writes the notices of a round, each of which is there once: rows for the new, versions for the new and the changed.</summary>
internal static class NoticeWriter
{
    public static async Task SaveAsync(
        ISqlDialect dialect, DbTransaction transaction, string noticeSource, IReadOnlyList<StagedNotice> staged,
        IdRange ids, CancellationToken cancellationToken)
    {
        var sorted = await NoticeSorting.RunAsync(dialect, transaction, noticeSource, staged, cancellationToken);
        await NameAsync(dialect, transaction, noticeSource, sorted, ids, cancellationToken);
        List<StagedNotice> written = sorted.Changed.Count == 0 ? sorted.Added : [.. sorted.Added, .. sorted.Changed];

        // The words are a third of the work: another core packs them while this one writes.
        var part = ids.Next();
        var words = Task.Run(() => SearchWriter.Pack(written.ConvertAll(Searchable), part), cancellationToken);
        await dialect.LoadAsync(transaction, NoticeTables.Added, sorted.Added, cancellationToken);
        await ChangeAsync(dialect, transaction, sorted.Changed, cancellationToken);

        await dialect.LoadAsync(transaction, NoticeTables.Version, written, cancellationToken);
        await dialect.LoadAsync(transaction, NoticeTables.Change, Changes(sorted.Changed), cancellationToken);
        await dialect.LoadAsync(transaction, NoticeTables.LeadTimePending, written, cancellationToken);
        await NoticeFacets.AddAsync(dialect, transaction, written, cancellationToken);
        await LinkAsync(dialect, transaction, written, sorted.Changed, cancellationToken);
        await PlanTieDue.AddAsync(dialect, transaction, written, cancellationToken);
        await (await words).SaveAsync(dialect, transaction, cancellationToken);
        await MoveOnAsync(dialect, transaction, noticeSource, staged, sorted, cancellationToken);
        sorted.Added.ForEach(notice => notice.Batch.NewNotices++);
        sorted.Changed.ForEach(notice => notice.Batch.ChangedNotices++);
    }

    private static async Task NameAsync(
        ISqlDialect dialect, DbTransaction transaction, string noticeSource, SortedNotices sorted, IdRange ids,
        CancellationToken cancellationToken)
    {
        foreach (var notice in sorted.Added)
        {
            notice.Id = ids.Next();
            notice.IsNew();
        }

        var entities = await EntityWriter.ResolveAsync(dialect, transaction, noticeSource,
            sorted.Added.Concat(sorted.Changed).Select(notice => (notice.Content.Entity, notice.ObservedAt)), ids, cancellationToken);
        foreach (var notice in sorted.Added.Concat(sorted.Changed))
        {
            notice.VersionId = ids.Next();
            if (notice.Content.Entity is { IsIdentified: true } entity && entities.TryGetValue((entity.Scheme!, entity.Id!), out var id))
                notice.EntityId = id;
        }
    }

    // The first deadline that could be used stays: lead times are measured to what was first promised.
    private const string Change = """
        UPDATE notice
        SET ocid = c.ocid, procedure_code = c.procedure_code, call_number = c.call_number, entity_id = c.entity_id,
            entity_name = c.entity_name, title = c.title, category = c.category, procedure_type = c.procedure_type,
            status = c.status, published_at = c.published_at, consultations_until = c.consultations_until,
            deadline_at = c.deadline_at, deadline_basis = c.deadline_basis,
            first_deadline_at = COALESCE(notice.first_deadline_at, c.deadline_at),
            amount_cents = c.amount_cents, amount_currency = c.amount_currency, amount_state = c.amount_state,
            sme_reserved = c.sme_reserved, restarted = c.restarted, url = c.url,
            winner_count = c.winner_count, winner_sized = c.winner_sized, winner_small = c.winner_small,
            version = c.version, version_id = c.version_id, seen_hash = c.seen_hash, observed_at = c.observed_at
        FROM [#changed_notice] AS c
        WHERE notice.id = c.id
        """;

    private static async Task ChangeAsync(
        ISqlDialect dialect, DbTransaction transaction, List<StagedNotice> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
            return;
        await dialect.StageAsync(transaction, NoticeTables.Changed, changed, cancellationToken);
        await transaction.RunAsync(Change, null, cancellationToken);
        await NoticeFacets.ForgetChangedAsync(transaction, cancellationToken);
    }

    private static async Task LinkAsync(
        ISqlDialect dialect, DbTransaction transaction, List<StagedNotice> written, List<StagedNotice> changed, CancellationToken cancellationToken)
    {
        if (written.Count == 0)
            return;
        var keys = written.ConvertAll(notice => ProcedureKeys.Row.Of(
            notice.Id, notice.EntityId, notice.Content.Entity?.Name, notice.Content.ProcedureCode, notice.Content.Call, notice.Content.Ocid));
        await ProcedureKeys.SaveAsync(dialect, transaction, keys, changed.ConvertAll(notice => notice.Id), cancellationToken);
        await ProcedureLinking.RunAsync(dialect, transaction, written.ConvertAll(notice => notice.Id), written[0].ObservedAt, cancellationToken);
    }

    private const string SaidAgain = """
        UPDATE notice SET seen_hash = s.seen_hash FROM [#said_again] AS s WHERE notice.id = s.id
        """;

    // The order of a CROSS JOIN is kept: from the batch to its notices, never through the whole source. It stands
    // in a query of its own, because the table that an UPDATE is about would be joined in between, row by row.
    private const string Younger = """
        UPDATE notice
        SET source_date = (SELECT MAX(s.source_date) FROM [#seen_notice] AS s WHERE s.native_id = notice.native_id)
        WHERE id IN (
            SELECT n.id
            FROM [#seen_notice] AS s CROSS JOIN notice AS n
            WHERE n.source_id = @SourceId AND n.native_id = s.native_id AND s.source_date IS NOT NULL
                AND (n.source_date < s.source_date OR (n.source_date IS NULL AND s.only_news = 0)))
        """;

    private static async Task MoveOnAsync(
        ISqlDialect dialect, DbTransaction transaction, string noticeSource, IReadOnlyList<StagedNotice> staged,
        SortedNotices sorted, CancellationToken cancellationToken)
    {
        if (sorted.SaidAgain.Count > 0)
        {
            await dialect.StageAsync(transaction, NoticeTables.SaidAgain, sorted.SaidAgain, cancellationToken);
            await transaction.RunAsync(SaidAgain, null, cancellationToken);
        }

        if (sorted.Added.Count < staged.Count && staged.Any(notice => notice.Draft.SourceDate is not null))
            await transaction.RunAsync(Younger, new { SourceId = noticeSource }, cancellationToken);
    }

    private static SearchableVersion Searchable(StagedNotice notice) =>
        new(notice.VersionId, notice.Draft.Key, notice.EntityId, notice.Content);

    private static List<(long, Core.Notices.NoticeChange)> Changes(List<StagedNotice> changed) =>
        changed.SelectMany(notice => notice.Changes.Select(change => (notice.VersionId, change))).ToList();
}
