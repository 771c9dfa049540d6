using System.Data.Common;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Storage.Mailing;

/// <param name="DigestId">Null for a mail that carries none.</param>
/// <param name="SubscriberId">Null for a mail to somebody who is none yet.</param>
internal sealed record NewMail(long Id, long? DigestId, long? SubscriberId, string Period, MailDraft Draft)
{
    /// <summary>Of the notices that it tells for the first time.</summary>
    public IReadOnlyList<DateTimeOffset?> Published { get; init; } = [];

    public string Folded { get; } = EmailAddress.Fold(Draft.Recipient);
}

/// <summary>How mails to be sent lie in the tables.</summary>
internal static class OutboxTables
{
    // Where a body is, in outbox_delivery.has_content; 0 where it is no longer kept.
    private const int InOutboxBody = 2;

    public static async Task LoadAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyList<NewMail> mails, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await dialect.LoadAsync(transaction, Mails(at), mails, cancellationToken);
        await dialect.LoadAsync(transaction, bodies, mails, cancellationToken);
        await dialect.LoadAsync(transaction, Deliveries(at), mails, cancellationToken);
    }

    // Headers and bodies are of the version before, whose nodes must not take '' for headers: see migration 0038.
    private static BulkTable<NewMail> Mails(DateTimeOffset at) => new BulkTable<NewMail>("outbox_mail")
        .Integer("id", mail => mail.Id)
        .Integer("digest_id", mail => mail.DigestId)
        .Integer("subscriber_id", mail => mail.SubscriberId)
        .Key("period", 40, mail => mail.Period)
        .Key("message_id", 320, mail => mail.Draft.MessageId)
        .Text("recipient", mail => mail.Draft.Recipient)
        .Text("subject", mail => mail.Draft.Subject)
        .Text("headers", _ => "")
        .Text("html_body", _ => "")
        .Text("text_body", _ => "")
        .Instant("created_at", _ => at);

    private static readonly BulkTable<NewMail> bodies = new BulkTable<NewMail>("outbox_body")
        .Integer("mail_id", mail => mail.Id)
        .Text("headers", mail => HeadersJson.Write(mail.Draft.Headers))
        .Text("html", mail => mail.Draft.Html)
        .Text("text", mail => mail.Draft.Text)
        .Text("published", mail => MailDelays.Write(mail.Published));

    private static BulkTable<NewMail> Deliveries(DateTimeOffset at) => new BulkTable<NewMail>("outbox_delivery")
        .Integer("mail_id", mail => mail.Id)
        .Key("recipient_folded", 320, mail => mail.Folded)
        .Key("domain", 255, mail => mail.Folded[(mail.Folded.LastIndexOf('@') + 1)..])
        .Integer("state", _ => (int)OutboxState.Waiting)
        .Integer("attempts", _ => 0)
        .Integer("refusals", _ => 0)
        .Instant("next_attempt_at", _ => at)
        .Integer("has_content", _ => InOutboxBody);
}
