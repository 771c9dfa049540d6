using ProcurementHub.Core.Compliance;
using ProcurementHub.Core.Entities;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Compliance;

/// <summary>What one of the staff wants to write down.</summary>
public sealed record NewComplianceAct
{
    public required ComplianceActKind Kind { get; init; }

    public required EntityIdentifier Entity { get; init; }

    public required int Year { get; init; }

    public int? LastYear { get; init; }

    public required DateOnly Day { get; init; }

    public string? What { get; init; }

    public required string Why { get; init; }

    /// <summary>The entry to be withdrawn.</summary>
    public long? Withdraws { get; init; }
}

/// <summary>Adds entries, each with a line in the staff's log. There is no way to change one or to take it out.</summary>
public sealed class ComplianceActStore(HubDatabase database, TimeProvider time)
{
    private const string Body = "SELECT survivor_id FROM entity WHERE scheme = @Scheme AND external_id = @Id";

    // An entry is withdrawn once, and only one of the same body; a withdrawal is not withdrawn.
    private const string Withdrawable = """
        SELECT COUNT(*)
        FROM compliance_act AS a JOIN entity AS e ON e.id = a.entity_id
        WHERE a.id = @withdraws AND e.survivor_id = @body AND a.kind <> 4
            AND NOT EXISTS (SELECT 1 FROM compliance_act AS w WHERE w.withdraws = a.id)
        """;

    private const string Add = """
        INSERT INTO compliance_act (id, at, who, kind, entity_id, plan_year, last_year, on_day, what, why, withdraws)
        VALUES (@id, @at, @who, @kind, @body, @Year, @LastYear, @day, @What, @Why, @Withdraws)
        """;

    /// <returns>The entry's number; null where there is no such body, or nothing to withdraw.</returns>
    public async Task<long?> AddAsync(NewComplianceAct act, string who, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(2, cancellationToken);
        return await database.WriteAsync<long?>(async transaction =>
        {
            ids.Rewind();
            if (await transaction.FirstAsync<long?>(Body, new { act.Entity.Scheme, act.Entity.Id }, cancellationToken) is not { } body)
                return null;
            if (act.Kind == ComplianceActKind.Withdrawn
                && await transaction.FirstAsync<int>(Withdrawable, new { withdraws = act.Withdraws, body }, cancellationToken) == 0)
                return null;
            var (id, at) = (ids.Next(), time.GetUtcNow());
            await transaction.RunAsync(Add, new
            {
                id, at, who, kind = (int)act.Kind, body, act.Year, act.LastYear, day = StoredDay.Write(act.Day), act.What, act.Why, act.Withdraws,
            }, cancellationToken);
            await StaffLog.AddAsync(transaction, new StaffAct
            {
                Id = ids.Next(), At = at, Who = who, Act = KindOf(act.Kind), Subject = act.Entity.ToString(), Other = FormattableString.Invariant($"{act.Year}"), Why = act.Why,
            }, cancellationToken);
            return id;
        }, cancellationToken);
    }

    private static StaffActKind KindOf(ComplianceActKind kind) => kind switch
    {
        ComplianceActKind.Notified => StaffActKind.PlanNotified,
        ComplianceActKind.Answered => StaffActKind.PlanAnswered,
        ComplianceActKind.Exempted => StaffActKind.PlanExempted,
        _ => StaffActKind.PlanEntryWithdrawn,
    };
}
