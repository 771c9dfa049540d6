using System.Data.Common;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Matches;

/// <summary>Reads notices as they stand now, each once, and their content only where it was not read before; hidden ones it leaves out.</summary>
internal static class CurrentNotices
{
    private static readonly BulkTable<long> Wanted = new BulkTable<long>("wanted_notice").Integer("id", id => id);

    private const string Current = $"""
        SELECT n.id, n.source_id, n.native_id, n.entity_id, n.version, n.version_id, p.procedure_id
        FROM [#wanted_notice] AS w CROSS JOIN notice AS n
        LEFT JOIN procedure_notice AS p ON p.notice_id = n.id
        WHERE n.id = w.id AND {HiddenNotices.NotThis}
        """;

    private static readonly BulkTable<long> Unread = new BulkTable<long>("unread_version").Integer("id", id => id);

    private const string Contents = """
        SELECT v.id, v.content FROM [#unread_version] AS u CROSS JOIN notice_version AS v WHERE v.id = u.id
        """;

    public static async Task<Dictionary<long, CurrentNotice>> ReadAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<long> ids, NoticeContents contents, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        await dialect.StageAsync(transaction, Wanted, ids, cancellationToken);
        var rows = await transaction.ListAsync<CurrentRow>(Current, null, cancellationToken);
        var found = rows.ToDictionary(row => row.Id, row => contents.Find(row.Id, row.Version));
        var unread = rows.Where(row => found[row.Id] is null).ToDictionary(row => row.VersionId);
        if (unread.Count > 0)
        {
            await dialect.StageAsync(transaction, Unread, unread.Keys, cancellationToken);
            foreach (var read in await transaction.ListAsync<ContentRow>(Contents, null, cancellationToken))
            {
                var row = unread[read.Id];
                found[row.Id] = contents.Keep(row.Id, row.Version, NoticeJson.Read(read.Content));
            }
        }

        return rows.ToDictionary(row => row.Id, row => new CurrentNotice
        {
            Id = row.Id,
            SourceId = row.SourceId,
            NativeId = row.NativeId,
            EntityId = row.EntityId,
            Version = row.Version,
            ProcedureId = row.ProcedureId,
            Content = found[row.Id]!,
        });
    }

    private sealed record CurrentRow
    {
        public required long Id { get; init; }

        public required string SourceId { get; init; }

        public required string NativeId { get; init; }

        public long? EntityId { get; init; }

        public required int Version { get; init; }

        public required long VersionId { get; init; }

        public long? ProcedureId { get; init; }
    }

    private sealed record ContentRow
    {
        public required long Id { get; init; }

        public required string Content { get; init; }
    }
}
