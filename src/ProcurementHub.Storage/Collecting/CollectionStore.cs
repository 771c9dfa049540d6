using System.Data.Common;
using ProcurementHub.Core.Entities;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Procedures;

namespace ProcurementHub.Storage.Collecting;

/// <summary>Takes in what documents say. The same a second time changes nothing.</summary>
public sealed class CollectionStore(HubDatabase database)
{
    private const int WorthSharing = 500;

    private static readonly PlanPublicationTable planPublications = new();
    private static readonly ListedEntityTable listedEntities = new();

    // Only of a run that is still open: whoever closed it may have begun another.
    private const string Reach = """
        UPDATE source_run
        SET heartbeat_at = @At, position = COALESCE(@Position, position), resumed_from = COALESCE(@ResumedFrom, resumed_from)
        WHERE id = @RunId AND outcome = 0
        """;

    /// <summary>Keeps the portion in one transaction: all of it or nothing.</summary>
    /// <returns>What each of its batches came to.</returns>
    /// <exception cref="PassLostException">The pass is closed.</exception>
    public async Task<IReadOnlyList<BatchResult>> SaveAsync(PassPortion portion, CancellationToken cancellationToken)
    {
        var batches = portion.Batches.Select(batch => new StagedBatch(batch)).ToList();
        var notices = Staged(
            batches,
            batch => DraftFolding.Fold(Storable(batch.Notices, draft => draft.Key.NativeId)),
            (batch, draft) => new StagedNotice(batch, draft));
        var items = batches.SelectMany(ItemWriter.Fold).ToList();
        var planLines = Staged(
            batches,
            batch => DraftFolding.Fold(Storable(batch.PlanLines, draft => draft.NativeId)),
            (batch, draft) => new StagedPlanLine(batch, draft));

        var publications = Staged(
            batches,
            batch => DraftFolding.Latest(Storable(batch.PlanPublications, draft => draft.NativeId), draft => draft.NativeId),
            planPublications.Stage);
        var listed = Staged(
            batches,
            batch => DraftFolding.Latest(Storable(batch.ListedEntities, draft => draft.NativeId), draft => draft.NativeId),
            listedEntities.Stage);

        if (planLines.Count > 0)
            await new PlanBacklog(database).CatchUpAsync(cancellationToken);

        // At most a row, a version, an entity and a part of the search for each notice, a row and an entity for everything else; plan lines need more.
        using var ids = await database.Ids.ReserveAsync(
            (4 * (notices.Count + items.Count)) + ((2 + PlanLinePlacing.IdsPerLine) * planLines.Count) + (2 * (publications.Count + listed.Count)) + EntityClaims.IdsFor(listed) + EntityClaims.IdsFor(notices),
            cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            batches.ForEach(batch => batch.Reset());
            var dialect = database.Dialect;
            await ReachAsync(transaction, portion, cancellationToken);
            var hasReclosed = await DocumentWriter.SaveAsync(dialect, transaction, portion, cancellationToken);
            foreach (var round in Rounds.Of(notices, notice => notice.Draft.Key.NativeId))
                await NoticeWriter.SaveAsync(dialect, transaction, portion.Batches[0].NoticeSource, round, ids, cancellationToken);
            foreach (var round in Rounds.Of(items, item => item.Draft.Key.NativeId))
                await ItemWriter.SaveAsync(dialect, transaction, portion.Batches[0].NoticeSource, round, ids, cancellationToken);
            await PlanWriting.SaveAsync(dialect, transaction, batches, planLines, ids, cancellationToken);
            foreach (var round in Rounds.Of(publications, row => row.NativeId))
                await StatementWriter.SaveAsync(dialect, transaction, portion.Batches[0].NoticeSource, planPublications, round, ids, cancellationToken);
            foreach (var round in Rounds.Of(listed, row => row.NativeId))
                await StatementWriter.SaveAsync(dialect, transaction, portion.Batches[0].NoticeSource, listedEntities, round, ids, cancellationToken);
            await JoinEntitiesAsync(transaction, portion, notices, listed, ids, cancellationToken);
            await RejectedWriter.SaveAsync(dialect, transaction, batches, hasReclosed, cancellationToken);
            return batches.ConvertAll(batch => batch.Result);
        }, cancellationToken);
    }

    private async Task JoinEntitiesAsync(
        DbTransaction transaction, PassPortion portion, List<StagedNotice> notices, List<StagedStatement<ListedEntityDraft>> listed, IdRange ids,
        CancellationToken cancellationToken)
    {
        var isJoining = notices.Exists(notice => notice.Draft.EntityOthers.Count > 0)
            && await EntityClaims.SaveAsync(database.Dialect, transaction, portion.Batches[0].NoticeSource, notices, ids, cancellationToken);
        if (listed.Count > 0)
            isJoining |= await EntityClaims.SaveAsync(database.Dialect, transaction, portion.Batches[0].NoticeSource, listed, ids, cancellationToken);
        if (isJoining)
            await JoinedEntities.RunAsync(database.Dialect, transaction, portion.At, cancellationToken);
    }

    private static async Task ReachAsync(DbTransaction transaction, PassPortion portion, CancellationToken cancellationToken)
    {
        var reached = new { portion.RunId, portion.At, portion.Position, portion.ResumedFrom };
        if (await transaction.RunAsync(Reach, reached, cancellationToken) == 0)
            throw new PassLostException();
    }

    // Writing and hashing the content is a fifth of the work, and the part that more than one core can do.
    private static List<TStaged> Staged<TDraft, TStaged>(
        List<StagedBatch> batches, Func<DocumentBatch, List<TDraft>> drafts, Func<StagedBatch, TDraft, TStaged> stage)
    {
        var all = batches.SelectMany(batch => drafts(batch.Batch).Select(draft => (batch, draft))).ToList();
        return all.Count < WorthSharing
            ? all.ConvertAll(pair => stage(pair.batch, pair.draft))
            : all.AsParallel().AsOrdered().Select(pair => stage(pair.batch, pair.draft)).ToList();
    }

    private static IReadOnlyList<T> Storable<T>(IReadOnlyList<T> drafts, Func<T, string> nativeId) =>
        drafts.All(draft => nativeId(draft).Length <= KeyLength.NativeId)
            ? drafts
            : drafts.Where(draft => nativeId(draft).Length <= KeyLength.NativeId).ToList();
}
