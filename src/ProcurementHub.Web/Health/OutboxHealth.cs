using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Web.Health;

/// <summary>Whether mails get away.</summary>
internal sealed class OutboxHealth(OutboxStore outbox, MailFlow flow, TimeProvider time) : IHealthCheck
{
    // A server may ask to be tried again in some minutes; that is the rule with some, and no trouble.
    private static readonly TimeSpan LongestRefusal = TimeSpan.FromHours(1);
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);
    private const int Many = 1000;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow();
            var reasons = new List<string>();
            // The page shows what is there all the same, so the process stays ready.
            if (await flow.StandstillAsync(now, cancellationToken) is { } stuck)
                reasons.Add(string.Create(CultureInfo.InvariantCulture, $"No mail gets away since {stuck.Since.UtcDateTime:yyyy-MM-dd HH:mm'Z'}: {stuck.Mails} were tried and not taken; 'hub doctor' tells the last answer."));
            else if (await outbox.RefusedSinceAsync(cancellationToken) is { } since && since < now - LongestRefusal)
                reasons.Add(string.Create(CultureInfo.InvariantCulture, $"Some mails are not taken since {since.UtcDateTime:yyyy-MM-dd HH:mm'Z'}."));
            if ((await outbox.FailedSinceAsync(now - Lately, Many, cancellationToken)).Count is > 0 and var failed)
                reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{(failed == Many ? "At least " : "")}{failed} mails were given up within a day; 'hub mail' lists them."));
            return reasons.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', reasons));
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Degraded("Nothing is known of the mails while the database fails.");
        }
    }
}
