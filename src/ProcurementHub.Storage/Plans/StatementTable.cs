using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>What a source says of an entity as such, not of one of its procurements, on its way into its table.</summary>
internal sealed class StagedStatement<TDraft>(StagedBatch batch, TDraft draft, string nativeId, EntityReference entity, byte[] content)
{
    public StagedBatch Batch => batch;

    /// <summary>Its place in its round.</summary>
    public int Ordinal { get; set; }

    public DateTimeOffset SaidAt => batch.Batch.SaidAt ?? batch.Batch.ObservedAt;

    public TDraft Draft => draft;

    public string NativeId => nativeId;

    public EntityReference Entity => entity;

    public byte[] Hash { get; } = NoticeJson.Hash(content);

    public long Id { get; set; }

    public long? EntityId { get; set; }
}

/// <summary>A table of such statements: one row for each native id of a source, with its latest content.</summary>
internal abstract class StatementTable<TDraft>(string name)
{
    public string Name => name;

    /// <summary>Gives the rows of [#seen_statement] that are not kept as they are, with the ids of those kept otherwise.</summary>
    public string NotKeptLikeThis { get; } = $"""
        SELECT s.ordinal, k.id
        FROM [#seen_statement] AS s
        LEFT JOIN {name} AS k ON k.source_id = @SourceId AND k.native_id = s.native_id
        WHERE k.id IS NULL
            OR (k.content_hash <> s.content_hash AND (s.only_news = 0 OR k.document_id = s.document_id))
        """;

    /// <summary>Takes over the rows of [#changed_statement].</summary>
    public abstract string Change { get; }

    /// <summary>Keeps what the rows of [#changed_statement] said until now; null where nobody asks for it.</summary>
    public virtual string? Remember => null;

    /// <summary>
    /// Lets the rows of [#seen_statement] rest on the newest document, changed or not. An old document that is
    /// read again is believed only of what rests on it: whatever rests on another was said later.
    /// </summary>
    public string SaidAgain { get; } = $"""
        UPDATE {name}
        SET document_id = s.document_id, last_seen_at = s.said_at
        FROM [#seen_statement] AS s
        WHERE {name}.source_id = @SourceId AND {name}.native_id = s.native_id
            AND (s.only_news = 0 OR {name}.document_id = s.document_id)
        """;

    public abstract StagedStatement<TDraft> Stage(StagedBatch batch, TDraft draft);

    /// <param name="table">This table, or a temporary one with the same columns.</param>
    public BulkTable<StagedStatement<TDraft>> Rows(string table) =>
        WithContent(new BulkTable<StagedStatement<TDraft>>(table)
            .Integer("id", row => row.Id)
            .Key("source_id", KeyLength.Source, row => row.Batch.Batch.NoticeSource)
            .Key("native_id", KeyLength.NativeId, row => row.NativeId)
            .Integer("entity_id", row => row.EntityId)
            .Bytes("content_hash", row => row.Hash)
            .Instant("first_seen_at", row => row.Batch.Batch.ObservedAt)
            .Instant("observed_at", row => row.Batch.Batch.ObservedAt)
            .Instant("last_seen_at", row => row.SaidAt)
            .Integer("document_id", row => row.Batch.Batch.DocumentId));

    protected abstract BulkTable<StagedStatement<TDraft>> WithContent(BulkTable<StagedStatement<TDraft>> rows);
}
