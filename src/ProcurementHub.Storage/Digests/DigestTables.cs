using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Digests;

internal sealed record ComposedDigest(long Id, long MessageRowId, DigestDraft Draft);

/// <summary>How composed digests and their mails lie in the tables.</summary>
internal static class DigestTables
{
    public static BulkTable<ComposedDigest> Composed { get; } = new BulkTable<ComposedDigest>("composed")
        .Integer("id", row => row.Id)
        .Integer("subscriber_id", row => row.Draft.SubscriberId)
        .Key("period", 40, row => row.Draft.Period)
        .Integer("items", row => row.Draft.Items)
        .Integer("left_out", row => row.Draft.LeftOut);

    public static BulkTable<(long DigestId, ToldMatch Match)> Told { get; } =
        new BulkTable<(long DigestId, ToldMatch Match)>("told")
            .Integer("digest_id", row => row.DigestId)
            .Integer("match_id", row => row.Match.MatchId)
            .Integer("told_version", row => row.Match.ToldVersion);

    /// <summary>Only for digests with a mail.</summary>
    public static BulkTable<ComposedDigest> Outbox(DateTimeOffset at) => new BulkTable<ComposedDigest>("outbox_message")
        .Integer("id", row => row.MessageRowId)
        .Integer("digest_id", row => row.Id)
        .Integer("subscriber_id", row => row.Draft.SubscriberId)
        .Key("period", 40, row => row.Draft.Period)
        .Text("message_id", row => row.Draft.Mail!.MessageId)
        .Text("recipient", row => row.Draft.Mail!.Recipient)
        .Text("subject", row => row.Draft.Mail!.Subject)
        .Text("headers", row => HeadersJson.Write(row.Draft.Mail!.Headers))
        .Text("html_body", row => row.Draft.Mail!.Html)
        .Text("text_body", row => row.Draft.Mail!.Text)
        .Integer("state", _ => (int)OutboxState.Waiting)
        .Integer("attempts", _ => 0)
        .Instant("next_attempt_at", _ => at)
        .Instant("created_at", _ => at);
}
