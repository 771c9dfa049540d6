using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Storage.Mailing;

/// <summary>A mail and where it stands.</summary>
public sealed record DeliveredMail
{
    public required string Subject { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required OutboxState State { get; init; }

    public required int Refusals { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? StatusCode { get; init; }

    public string? LastError { get; init; }
}

/// <param name="Mails">The last ones, the latest first.</param>
/// <param name="Returned">What came back of them.</param>
public sealed record Delivery(IReadOnlyList<DeliveredMail> Mails, IReadOnlyList<ReturnedMailRow> Returned);

/// <summary>What became of the mails to one address, without what they say.</summary>
public sealed class DeliveryHistory(HubDatabase database)
{
    private const string Mails = """
        SELECT m.subject, m.created_at, d.state, d.refusals, d.ended_at, d.status_code, d.last_error
        FROM outbox_delivery AS d JOIN outbox_mail AS m ON m.id = d.mail_id
        WHERE d.recipient_folded = @folded
        ORDER BY m.id DESC
        """;

    private const string Returned = """
        SELECT r.file_name, r.kind, r.action, r.recipient, r.status_code, r.detail, r.read_at
        FROM outbox_delivery AS d JOIN returned_mail AS r ON r.mail_id = d.mail_id
        WHERE d.recipient_folded = @folded
        ORDER BY r.id DESC
        """;

    public Task<Delivery> OfAsync(string email, int take, CancellationToken cancellationToken) => database.ReadAsync(
        async transaction =>
        {
            var asked = new { folded = EmailAddress.Fold(email), skip = 0, take };
            return new Delivery(
                await transaction.ListAsync<DeliveredMail>(database.Dialect.Paged(Mails), asked, cancellationToken),
                await transaction.ListAsync<ReturnedMailRow>(database.Dialect.Paged(Returned), asked, cancellationToken));
        }, cancellationToken);
}
