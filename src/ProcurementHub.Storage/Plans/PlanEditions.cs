using System.Data.Common;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>
/// Opens a version of a plan with the first line that a document changes, adds or takes out, and closes it when the document
/// has been read to its end. A reading that was broken off is gone on with in the same version.
/// </summary>
internal static class PlanEditions
{
    private static readonly BulkTable<long> Asked = new BulkTable<long>("asked_plan").Integer("plan_id", id => id);

    private const string Latest = """
        SELECT e.plan_id, e.number, e.document_id, e.closed_at, e.doubt
        FROM [#asked_plan] AS a CROSS JOIN plan_edition AS e
        WHERE e.plan_id = a.plan_id
            AND NOT EXISTS (SELECT 1 FROM plan_edition AS l WHERE l.plan_id = e.plan_id AND l.number > e.number)
        """;

    private static readonly BulkTable<Edition> Rows = new BulkTable<Edition>("plan_edition")
        .Integer("plan_id", row => row.PlanId)
        .Integer("number", row => row.Number)
        .Integer("document_id", row => row.DocumentId)
        .Instant("observed_at", row => row.ObservedAt)
        .Instant("closed_at", row => row.ClosedAt)
        .Integer("doubt", row => (int)row.Doubt);

    /// <param name="doubt">Of a version that is opened now.</param>
    /// <param name="closedAt">Null for one that its document closes later.</param>
    /// <returns>The version by its plan.</returns>
    public static async Task<Dictionary<long, int>> OpenAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<long> plans, long documentId, DateTimeOffset observedAt,
        PlanEditionDoubt doubt, DateTimeOffset? closedAt, CancellationToken cancellationToken)
    {
        await dialect.StageAsync(transaction, Asked, plans, cancellationToken);
        var latest = (await transaction.ListAsync<Edition>(Latest, null, cancellationToken)).ToDictionary(edition => edition.PlanId);
        var numbers = new Dictionary<long, int>(plans.Count);
        var added = new List<Edition>();
        foreach (var plan in plans)
        {
            var last = latest.GetValueOrDefault(plan);
            var isOpen = last is not null && (doubt == PlanEditionDoubt.Before ? last.Doubt == doubt : last.DocumentId == documentId && last.ClosedAt is null);
            numbers.Add(plan, isOpen ? last!.Number : (last?.Number ?? 0) + 1);
            if (!isOpen)
                added.Add(new Edition { PlanId = plan, Number = numbers[plan], DocumentId = documentId, ObservedAt = observedAt, ClosedAt = closedAt, Doubt = doubt });
        }

        await dialect.LoadAsync(transaction, Rows, added, cancellationToken);
        return numbers;
    }

    /// <returns>The versions that the document has opened already; plans of which it changed nothing are not among them.</returns>
    public static async Task<Dictionary<long, int>> OpenNowAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<long> plans, long documentId, CancellationToken cancellationToken)
    {
        await dialect.StageAsync(transaction, Asked, plans, cancellationToken);
        return (await transaction.ListAsync<Edition>(Latest, null, cancellationToken))
            .Where(edition => edition.DocumentId == documentId && edition.ClosedAt is null)
            .ToDictionary(edition => edition.PlanId, edition => edition.Number);
    }

    private sealed record Edition
    {
        public required long PlanId { get; init; }

        public required int Number { get; init; }

        public required long DocumentId { get; init; }

        public DateTimeOffset ObservedAt { get; init; }

        public DateTimeOffset? ClosedAt { get; init; }

        public PlanEditionDoubt Doubt { get; init; }
    }
}
