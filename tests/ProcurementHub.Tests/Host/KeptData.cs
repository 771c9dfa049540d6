using System.IO.Compression;
using System.Security.Cryptography;
using Dapper;
using ProcurementHub.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>All that a hub keeps, without what differs from pass to pass: ids and instants.</summary>
internal static class KeptData
{
    private static readonly string[] Queries =
    [
        """
        SELECT 'notice', n.source_id, n.native_id, n.version, n.title, n.status, n.published_at, n.deadline_at,
            n.first_deadline_at, n.seen_hash, n.entity_name, e.scheme, e.external_id, n.amount_cents, n.url
        FROM notice AS n LEFT JOIN entity AS e ON e.id = n.entity_id
        """,
        """
        SELECT 'version', n.source_id, n.native_id, v.number, v.position, v.content_hash, v.content, v.is_backfill,
            v.alert_kind, v.match_state, d.url, d.sha256
        FROM notice_version AS v JOIN notice AS n ON n.id = v.notice_id JOIN document AS d ON d.id = v.document_id
        """,
        """
        SELECT 'change', n.source_id, n.native_id, v.number, c.field, c.kind, c.text_before, c.text_after
        FROM notice_change AS c JOIN notice_version AS v ON v.id = c.version_id JOIN notice AS n ON n.id = v.notice_id
        """,
        "SELECT 'region', n.source_id, n.native_id, r.region_code, r.basis FROM notice_region AS r JOIN notice AS n ON n.id = r.notice_id",
        "SELECT 'sector', n.source_id, n.native_id, s.sector_code, s.basis FROM notice_sector AS s JOIN notice AS n ON n.id = s.notice_id",
        "SELECT 'code', n.source_id, n.native_id, c.scheme, c.code FROM notice_classification AS c JOIN notice AS n ON n.id = c.notice_id",
        """
        SELECT 'plan line', p.source_id, p.native_id, p.version, p.content_hash, p.content, d.url, d.sha256
        FROM plan_line AS p JOIN document AS d ON d.id = p.document_id
        """,
        """
        SELECT 'document', source_id, url, sha256, bytes, media_type, charset, http_status, etag, last_modified, outcome,
            reason, reader_version, records, notices, plan_lines, rejected
        FROM document
        """,
        "SELECT 'diagnostic', d.url, x.ordinal, x.field, x.reason, x.occurrences FROM document_diagnostic AS x JOIN document AS d ON d.id = x.document_id",
        "SELECT 'rejected', d.url, r.position, r.native_id, r.reason FROM rejected_record AS r JOIN document AS d ON d.id = r.document_id",
        "SELECT 'entity', scheme, external_id, name FROM entity",
    ];

    public static async Task<List<string>> RowsAsync(StorageOptions storage)
    {
        await using var connection = await HubDatabase.For(storage).OpenAsync(CancellationToken.None);
        var rows = new List<string>();
        foreach (var query in Queries)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = query;
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>Passes that no process has closed, and passes that went on from one that was broken off.</summary>
    public static async Task<(long Open, long WentOn)> RunsAsync(StorageOptions storage)
    {
        await using var connection = await HubDatabase.For(storage).OpenAsync(CancellationToken.None);
        return (await CountAsync("outcome = 0"), await CountAsync("resumed_from IS NOT NULL"));

        Task<long> CountAsync(string condition) => connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM source_run WHERE {condition}");
    }

    /// <summary>Every file below the evidence folder, with what is wrong with it.</summary>
    public static List<string> Evidence(string data)
    {
        var root = Path.Combine(data, "evidence");
        return [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => $"{Path.GetRelativePath(root, file)}{Trouble(file)}").Order(StringComparer.Ordinal)];
    }

    private static string Trouble(string file)
    {
        try
        {
            using var content = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            return Convert.ToHexStringLower(SHA256.HashData(content)) == Path.GetFileNameWithoutExtension(file) ? "" : ": not what its name says";
        }
        catch (InvalidDataException)
        {
            return ": no whole file";
        }
    }

    private static string? Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value.ToString();
}
