using System.Data.Common;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Search;

/// <summary>A version that is to be found.</summary>
internal readonly record struct SearchableVersion(long VersionId, NoticeKey Key, long? EntityId, NoticeContent Content);

/// <summary>
/// Adds the terms of versions as a part of their own. Nothing that is there is read or changed, so that passes
/// that keep notices at the same time never wait for each other's words.
/// </summary>
internal sealed class SearchWriter
{
    private readonly List<PostingRow> rows = [];
    private readonly List<PartRow> parts = [];

    /// <summary>Packs the lists; touches no database, and may be done while other rows are written.</summary>
    /// <param name="part">An id that nothing else has.</param>
    public static SearchWriter Pack(IReadOnlyCollection<SearchableVersion> versions, long part)
    {
        // Lists are filled in the order of their keys, and need no sorting then.
        var newestFirst = versions
            .Select(version => (Key: PostingKey.Of(version.Content.Published, version.VersionId), Version: version))
            .OrderByDescending(version => version.Key);
        var writer = new SearchWriter();
        foreach (var bucket in newestFirst.GroupBy(version => PostingKey.Bucket(version.Key)).OrderBy(bucket => bucket.Key))
        {
            var lists = new TermLists(bucket.Key);
            var notices = 0;
            foreach (var (key, version) in bucket)
            {
                lists.Add(key, version);
                notices++;
            }

            writer.rows.AddRange(lists.Rows(part));
            writer.parts.Add(new PartRow { Bucket = bucket.Key, Part = part, Notices = notices });
        }

        return writer;
    }

    public async Task SaveAsync(ISqlDialect dialect, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await dialect.LoadAsync(transaction, PostingRow.Table, rows, cancellationToken);
        await dialect.LoadAsync(transaction, PartRow.Table, parts, cancellationToken);
    }
}
