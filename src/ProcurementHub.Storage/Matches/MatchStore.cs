using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Matches;

/// <summary>Which searches met which versions, and who was told.</summary>
public sealed class MatchStore(HubDatabase database)
{
    private readonly NoticeContents contents = new();

    // A subscriber may be forgotten while a pass still knows their searches.
    private const string Add = """
        INSERT INTO notice_match (id, subscription_id, notice_id, version_id, reasons, matched_at)
        SELECT f.id, f.subscription_id, f.notice_id, f.version_id, f.reasons, @at
        FROM [#found_match] AS f
        WHERE EXISTS (SELECT 1 FROM subscription AS s WHERE s.id = f.subscription_id) AND NOT EXISTS (
            SELECT 1 FROM notice_match AS m
            WHERE m.subscription_id = f.subscription_id AND m.notice_id = f.notice_id AND m.version_id = f.version_id)
        """;

    private const string Checkpoint = """
        UPDATE notice_version SET match_state = 1, matched_at = @at
        WHERE match_state = 0 AND id IN (SELECT id FROM [#matched_version])
        """;

    private static readonly BulkTable<long> MatchedVersions = new BulkTable<long>("matched_version").Integer("id", id => id);

    private static readonly BulkTable<(long Id, NewMatch Match)> FoundMatches = new BulkTable<(long Id, NewMatch Match)>("found_match")
        .Integer("id", row => row.Id)
        .Integer("subscription_id", row => row.Match.SubscriptionId)
        .Integer("notice_id", row => row.Match.NoticeId)
        .Integer("version_id", row => row.Match.VersionId)
        .Text("reasons", row => row.Match.ReasonsJson);

    /// <summary>
    /// Keeps the matches and takes the versions out of the queue, in one transaction: after a crash a version
    /// is either matched with all its matches, or is matched again.
    /// </summary>
    /// <param name="versionIds">Every version that was looked at, also those that nobody searches for.</param>
    /// <returns>How many matches were not known before.</returns>
    public async Task<int> SaveAsync(
        IReadOnlyCollection<NewMatch> matches, IReadOnlyCollection<long> versionIds, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var once = matches.DistinctBy(match => (match.SubscriptionId, match.VersionId)).ToList();
        using var ids = await database.Ids.ReserveAsync(once.Count, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var dialect = database.Dialect;
            var rows = once.ConvertAll(match => (ids.Next(), match));
            await dialect.StageAsync(transaction, FoundMatches, rows, cancellationToken);
            var added = await transaction.RunAsync(Add, new { at }, cancellationToken);
            await dialect.StageAsync(transaction, MatchedVersions, versionIds, cancellationToken);
            await transaction.RunAsync(Checkpoint, new { at }, cancellationToken);
            return added;
        }, cancellationToken);
    }

    private static readonly BulkTable<long> Asked = new BulkTable<long>("asked_subscriber").Integer("id", id => id);

    private const string UntoldMatches = """
        SELECT m.id, s.subscriber_id, m.subscription_id, s.name AS subscription_name, s.frequency, m.notice_id,
            v.number, v.alert_kind, m.reasons AS reasons_json, m.matched_at,
            (SELECT MAX(t.told_version)
             FROM subscription AS o JOIN notice_match AS t ON t.subscription_id = o.id
             WHERE o.subscriber_id = s.subscriber_id AND t.notice_id = m.notice_id) AS told_version
        FROM [#asked_subscriber] AS a
        CROSS JOIN subscription AS s CROSS JOIN notice_match AS m CROSS JOIN notice_version AS v
        WHERE s.subscriber_id = a.id AND s.active = 1 AND m.subscription_id = s.id AND m.digest_id IS NULL
            AND v.id = m.version_id
            AND EXISTS (SELECT 1 FROM subscriber AS u WHERE u.id = a.id AND u.active = 1 AND u.verified_at IS NOT NULL)
        ORDER BY s.subscriber_id, m.notice_id, m.id
        """;

    private static readonly BulkTable<(long NoticeId, int Number)> WantedVersions =
        new BulkTable<(long NoticeId, int Number)>("wanted_version")
            .Integer("notice_id", row => row.NoticeId)
            .Integer("number", row => row.Number);

    private const string ToldVersions = """
        SELECT v.notice_id, v.number, v.content
        FROM [#wanted_version] AS w CROSS JOIN notice_version AS v
        WHERE v.notice_id = w.notice_id AND v.number = w.number
        """;

    /// <summary>All that the active ones among these subscribers were not told, in the order of subscriber and notice.</summary>
    public Task<Untold> UntoldAsync(IReadOnlyCollection<long> subscriberIds, CancellationToken cancellationToken) =>
        database.ReadAsync(async transaction =>
        {
            var dialect = database.Dialect;
            await dialect.StageAsync(transaction, Asked, subscriberIds, cancellationToken);
            var found = await transaction.ListAsync<UntoldMatch>(UntoldMatches, null, cancellationToken);

            var notices = await CurrentNotices.ReadAsync(dialect, transaction, found.Select(match => match.NoticeId).ToHashSet(), contents, cancellationToken);
            // What is hidden stays untold; it is told when it is shown again.
            var matches = found.Where(match => notices.ContainsKey(match.NoticeId)).ToList();

            var shown = matches
                .Where(match => match.ToldVersion is { } version && version < notices[match.NoticeId].Version)
                .Select(match => (match.NoticeId, match.ToldVersion!.Value)).ToHashSet();
            await dialect.StageAsync(transaction, WantedVersions, shown, cancellationToken);
            var told = (await transaction.ListAsync<ToldVersion>(ToldVersions, null, cancellationToken))
                .ToDictionary(row => (row.NoticeId, row.Number), row => NoticeJson.Read(row.Content));
            var ofProcedures = await ToldOfProcedures.ReadAsync(
                dialect, transaction,
                [.. matches.Where(match => notices[match.NoticeId].ProcedureId is not null)
                    .Select(match => (match.SubscriberId, notices[match.NoticeId].ProcedureId!.Value)).Distinct()],
                cancellationToken);
            return new Untold(matches, notices, told) { OfProcedures = ofProcedures };
        }, cancellationToken);

    private sealed record ToldVersion
    {
        public required long NoticeId { get; init; }

        public required int Number { get; init; }

        public required string Content { get; init; }
    }
}
