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
}
