using System.Buffers.Binary;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Evidence;

/// <summary>A document whose bytes nothing rests on.</summary>
public sealed record DispensableDocument
{
    public required long Id { get; init; }

    public required byte[] Sha256 { get; init; }
}

/// <summary>
/// Documents whose bytes nothing rests on any more. Their rows stay and say since when the bytes are gone; the
/// bytes go only after that.
/// </summary>
public sealed class DispensableDocuments(HubDatabase database)
{
    private const int AtOnce = 500;

    private static readonly BulkTable<string> NoticeSource = new BulkTable<string>("notice_source").Key("id", 60, id => id);

    // Bytes may have come from several addresses: they stay as long as one of them needs them. Needed are those
    // of what was fetched lately, was not read to its end, is what its address gave last, or is pointed to; and
    // all of sources that publish plans or lists, for findings may rest on who is not in them.
    private const string Everything = """
        SELECT d.id, d.sha256
        FROM document AS d
        WHERE d.removed_at IS NULL AND d.last_fetched_at < @before AND d.sha256 NOT IN (
            SELECT o.sha256
            FROM document AS o
            WHERE o.removed_at IS NULL AND (
                o.last_fetched_at >= @before
                OR o.outcome <> 1
                OR o.plan_lines > 0
                OR o.source_id NOT IN (SELECT s.id FROM [#notice_source] AS s)
                OR o.id IN (SELECT v.document_id FROM notice_version AS v)
                OR o.id IN (SELECT l.document_id FROM plan_line AS l)
                OR o.id IN (SELECT e.document_id FROM plan_edition AS e)
                OR o.id IN (SELECT p.document_id FROM plan_publication AS p)
                OR o.id IN (SELECT t.document_id FROM listed_entity AS t)
                OR o.id IN (SELECT r.document_id FROM rejected_record AS r)
                OR NOT EXISTS (
                    SELECT 1
                    FROM document AS n
                    WHERE n.source_id = o.source_id AND n.url_hash = o.url_hash AND n.last_fetched_at >= o.last_fetched_at
                        AND (n.last_fetched_at > o.last_fetched_at OR n.id > o.id))))
        """;

    /// <param name="noticeSources">Those that publish notices and nothing else.</param>
    /// <param name="before">Only what was last fetched before it.</param>
    public Task<IReadOnlyList<DispensableDocument>> ListAsync(
        IReadOnlyCollection<string> noticeSources, DateTimeOffset before, CancellationToken cancellationToken) =>
        database.ReadAsync(async transaction =>
        {
            await database.Dialect.StageAsync(transaction, NoticeSource, noticeSources, cancellationToken);
            return await transaction.ListAsync<DispensableDocument>(Everything, new { before }, cancellationToken);
        }, cancellationToken);

    // What has come in again since is looked at another time.
    private const string Mark = """
        UPDATE document SET removed_at = @at WHERE id IN @ids AND removed_at IS NULL AND last_fetched_at < @before
        """;

    /// <param name="before">As they were listed with.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> MarkAsync(
        IReadOnlyCollection<DispensableDocument> documents, DateTimeOffset before, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var marked = 0;
        foreach (var ids in documents.Select(document => document.Id).Chunk(AtOnce))
            marked += await database.RunAsync(Mark, new { ids, at, before }, cancellationToken);
        return marked;
    }

    private const string Named = "SELECT sha256 FROM document WHERE removed_at IS NULL";

    /// <summary>The bytes that documents stand for, by <see cref="KeyOf"/>.</summary>
    public async Task<HashSet<UInt128>> NamedAsync(CancellationToken cancellationToken)
    {
        var named = new HashSet<UInt128>();
        await foreach (var sha256 in database.StreamAsync<byte[]>(Named, cancellationToken))
            named.Add(KeyOf(sha256));
        return named;
    }

    /// <summary>Half of the hash tells millions apart as surely as all of it.</summary>
    public static UInt128 KeyOf(byte[] sha256) => BinaryPrimitives.ReadUInt128BigEndian(sha256);
}
