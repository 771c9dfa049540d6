using System.Data.Common;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>Writes the statements of a round, each of which is there once.</summary>
internal static class StatementWriter
{
    public static async Task SaveAsync<TDraft>(
        ISqlDialect dialect, DbTransaction transaction, string noticeSource, StatementTable<TDraft> table,
        IReadOnlyList<StagedStatement<TDraft>> staged, IdRange ids, CancellationToken cancellationToken)
    {
        var added = new List<StagedStatement<TDraft>>();
        var changed = new List<StagedStatement<TDraft>>();
        for (var ordinal = 0; ordinal < staged.Count; ordinal++)
            staged[ordinal].Ordinal = ordinal;
        await dialect.StageAsync(transaction, Seen<TDraft>(), staged, cancellationToken);
        foreach (var row in await transaction.ListAsync<Unlike>(table.NotKeptLikeThis, new { SourceId = noticeSource }, cancellationToken))
        {
            var statement = staged[row.Ordinal];
            statement.Id = row.Id ?? ids.Next();
            (row.Id is null ? added : changed).Add(statement);
        }

        var entities = await EntityWriter.ResolveAsync(
            dialect, transaction, noticeSource, added.Concat(changed).Select(row => (row.Entity, row.Batch.Batch.ObservedAt))!, ids, cancellationToken);
        foreach (var row in added.Concat(changed).Where(row => row.Entity.IsIdentified))
            row.EntityId = entities.TryGetValue((row.Entity.Scheme!, row.Entity.Id!), out var id) ? id : null;

        await dialect.LoadAsync(transaction, table.Rows(table.Name), added, cancellationToken);
        if (changed.Count > 0)
        {
            await dialect.StageAsync(transaction, table.Rows("changed_statement"), changed, cancellationToken);
            if (table.Remember is { } remember)
                await transaction.RunAsync(remember, null, cancellationToken);
            await transaction.RunAsync(table.Change, null, cancellationToken);
        }

        if (added.Count < staged.Count)
            await transaction.RunAsync(table.SaidAgain, new { SourceId = noticeSource }, cancellationToken);
        added.ForEach(row => row.Batch.NewStatements++);
        changed.ForEach(row => row.Batch.ChangedStatements++);
    }

    private static BulkTable<StagedStatement<TDraft>> Seen<TDraft>() => new BulkTable<StagedStatement<TDraft>>("seen_statement")
        .Integer("ordinal", row => row.Ordinal)
        .Key("native_id", KeyLength.NativeId, row => row.NativeId)
        .Bytes("content_hash", row => row.Hash)
        .Integer("document_id", row => row.Batch.Batch.DocumentId)
        .Instant("said_at", row => row.SaidAt)
        .Flag("only_news", row => row.Batch.Batch.OnlyNews);

    private sealed record Unlike
    {
        public required int Ordinal { get; init; }

        public long? Id { get; init; }
    }
}
