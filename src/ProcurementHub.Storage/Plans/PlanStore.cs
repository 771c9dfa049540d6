using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>A plan line with all that is known of it now.</summary>
public sealed record StoredPlanLine
{
    public required long Id { get; init; }

    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public long? EntityId { get; init; }

    public int? PlanYear { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When the current content was first seen.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    public required long DocumentId { get; init; }

    internal string ContentJson { get; init; } = "";

    public PlanLineContent Content => PlanLineJson.Read(ContentJson);
}

/// <summary>What is known of annual plans.</summary>
public sealed class PlanStore(HubDatabase database)
{
    private const string HowMany = "SELECT COUNT(*) FROM plan_line";

    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        database.FirstAsync<int>(HowMany, null, cancellationToken);

    private const string Everything = """
        SELECT id, source_id, native_id, entity_id, plan_year, version, first_seen_at, observed_at, document_id,
            content AS content_json
        FROM plan_line
        ORDER BY source_id, native_id
        """;

    /// <summary>Every plan line, one at a time, in the order of source and native id.</summary>
    public IAsyncEnumerable<StoredPlanLine> StreamAsync(CancellationToken cancellationToken) =>
        database.StreamAsync<StoredPlanLine>(Everything, cancellationToken);
}
