using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Notices;

public sealed record NoticeAddress
{
    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public NoticeKey Key => new(SourceId, NativeId);

    public required DateTimeOffset ObservedAt { get; init; }
}

/// <summary>Where notices are that are not hidden, and nothing else of them.</summary>
public sealed class NoticeAddresses(HubDatabase database)
{
    private const string Starts = $"""
        SELECT p.id FROM (SELECT n.id, ROW_NUMBER() OVER (ORDER BY n.id) AS place FROM notice AS n WHERE {HiddenNotices.NotThis}) AS p
        WHERE (p.place - 1) % @size = 0
        ORDER BY p.id
        """;

    /// <summary>The first id of each part of so many notices: what is there stays in its part, and what comes fills the last one.</summary>
    public Task<IReadOnlyList<long>> PartsAsync(int size, CancellationToken cancellationToken) => database.ListAsync<long>(Starts, new { size }, cancellationToken);

    private const string FromOn =
        $"SELECT n.source_id, n.native_id, n.observed_at FROM notice AS n WHERE n.id >= @first AND {HiddenNotices.NotThis} ORDER BY n.id";

    public Task<IReadOnlyList<NoticeAddress>> PartAsync(long first, int size, CancellationToken cancellationToken) =>
        database.ListAsync<NoticeAddress>(database.Dialect.Paged(FromOn), new { first, skip = 0, take = size }, cancellationToken);
}
