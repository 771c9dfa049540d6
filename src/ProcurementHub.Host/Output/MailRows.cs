using System.Globalization;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Host.Output;

/// <param name="RefusedSince">Since when the mail that waits longest is not taken.</param>
internal sealed record MailStateRow(
    int Waiting, int OnTheirWay, int Sent, int GivenUp, int Withdrawn, int Suppressed, DateTimeOffset? NextAttempt, DateTimeOffset? RefusedSince);

internal sealed record GivenUpRow(
    string Recipient, string Subject, DateTimeOffset Composed, DateTimeOffset? GivenUp, int Refusals, string? Status, string? Answer)
{
    public static GivenUpRow Of(FailedMail mail) => new(
        mail.Recipient, mail.Subject, mail.CreatedAt, mail.EndedAt, mail.Refusals, mail.StatusCode, mail.LastError);

    public IReadOnlyList<string> ToCells() => [Recipient, MailCells.Instant(GivenUp), Status ?? "", Answer ?? ""];
}

/// <param name="Reason">bad_address, failed_repeatedly, complaint or staff.</param>
internal sealed record SuppressionRow(string Email, string Reason, DateTimeOffset Since, string? Detail)
{
    public static SuppressionRow Of(Suppression suppression) => new(
        suppression.Email,
        suppression.Reason switch
        {
            SuppressionReason.BadAddress => "bad_address",
            SuppressionReason.FailedRepeatedly => "failed_repeatedly",
            SuppressionReason.Complaint => "complaint",
            _ => "staff",
        },
        suppression.Since, suppression.Detail);

    public IReadOnlyList<string> ToCells() => [Email, Reason.Replace('_', ' '), MailCells.Instant(Since), Detail ?? ""];
}

internal sealed record SuppressionChangeRow(string Email, bool Changed);

/// <param name="Left">Files that could not be read or moved.</param>
internal sealed record BounceRow(
    int Read, int Failed, int Suppressed, int Unsubscribed, int Unreadable, int NotOurs, int Left, string? LastError);

internal static class MailCells
{
    internal static string Instant(DateTimeOffset? instant) =>
        instant?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "";
}
