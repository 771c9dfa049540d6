using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Staff;

/// <summary>The log of what staff did, on the site and on the command line. There is no way to take a line out.</summary>
public sealed class StaffActStore(HubDatabase database)
{
    private const string Latest = "SELECT id, at, who, act, subject, other, why FROM staff_act ORDER BY id DESC";

    public Task<IReadOnlyList<StaffAct>> ListAsync(int skip, int take, CancellationToken cancellationToken) =>
        database.ListAsync<StaffAct>(database.Dialect.Paged(Latest), new { skip, take }, cancellationToken);
}
