using ProcurementHub.Storage.Compliance;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Figures;

/// <summary>How long after their publication notices went out to readers.</summary>
public sealed class MailDelayStore(HubDatabase database)
{
    private const string Since = """
        SELECT 0 AS day, rhythm, hours, SUM(notices) AS notices
        FROM mail_delay
        WHERE day >= @day
        GROUP BY rhythm, hours
        ORDER BY rhythm, hours
        """;

    /// <summary>Of all days from this one on together, the shortest delay of each rhythm first.</summary>
    public Task<IReadOnlyList<MailDelay>> SinceAsync(DateOnly day, CancellationToken cancellationToken) =>
        database.ListAsync<MailDelay>(Since, new { day = StoredDay.Write(day) }, cancellationToken);
}
