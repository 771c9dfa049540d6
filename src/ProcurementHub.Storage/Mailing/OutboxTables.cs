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
    public static BulkTable<NewMail> Mails(DateTimeOffset at) => new BulkTable<NewMail>("outbox_mail")
        .Integer("id", mail => mail.Id)
        .Integer("digest_id", mail => mail.DigestId)
        .Integer("subscriber_id", mail => mail.SubscriberId)
        .Key("period", 40, mail => mail.Period)
        .Key("message_id", 320, mail => mail.Draft.MessageId)
        .Text("recipient", mail => mail.Draft.Recipient)
        .Text("subject", mail => mail.Draft.Subject)
        .Text("headers", mail => HeadersJson.Write(mail.Draft.Headers))
        .Text("html_body", mail => mail.Draft.Html)
        .Text("text_body", mail => mail.Draft.Text)
        .Text("published", mail => MailDelays.Write(mail.Published))
        .Instant("created_at", _ => at);

    public static BulkTable<NewMail> Deliveries(DateTimeOffset at) => new BulkTable<NewMail>("outbox_delivery")
        .Integer("mail_id", mail => mail.Id)
        .Key("recipient_folded", 320, mail => mail.Folded)
        .Key("domain", 255, mail => mail.Folded[(mail.Folded.LastIndexOf('@') + 1)..])
        .Integer("state", _ => (int)OutboxState.Waiting)
        .Integer("attempts", _ => 0)
        .Integer("refusals", _ => 0)
        .Instant("next_attempt_at", _ => at)
        .Integer("has_content", _ => 1);
}
