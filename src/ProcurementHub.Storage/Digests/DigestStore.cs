using System.Data.Common;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Digests;

/// <summary>Composed digests. A digest, its mail and the marks on what it tells are kept together or not at all.</summary>
public sealed class DigestStore(HubDatabase database)
{
    private readonly NoticeContents contents = new();

    private const string Told = $"""
        SELECT DISTINCT n.source_id, n.native_id, n.title, n.entity_name, n.status, n.deadline_at, n.deadline_basis
        FROM digest AS d CROSS JOIN subscription AS s CROSS JOIN notice_match AS m CROSS JOIN notice AS n
        WHERE d.subscriber_id = @subscriberId AND d.period = @period AND s.subscriber_id = d.subscriber_id
            AND m.subscription_id = s.id AND m.digest_id = d.id AND m.told_version IS NOT NULL AND n.id = m.notice_id
            AND {HiddenNotices.NotThis}
        ORDER BY n.deadline_at, n.source_id, n.native_id
        """;

    // A page longer than this is read by nobody.
    private const int MostTold = 1000;

    private const string Known = "SELECT COUNT(*) FROM digest WHERE subscriber_id = @subscriberId AND period = @period";

    /// <summary>The notices that a digest told in full or by number, as they stand now.</summary>
    /// <returns>Null where the subscriber has no digest of this period.</returns>
    public async Task<IReadOnlyList<ToldRow>?> ToldAsync(long subscriberId, string period, CancellationToken cancellationToken) =>
        await database.FirstAsync<long>(Known, new { subscriberId, period }, cancellationToken) == 0 ? null
            : await database.ListAsync<ToldRow>(database.Dialect.Paged(Told), new { subscriberId, period, skip = 0, take = MostTold }, cancellationToken);

    /// <summary>The plan lines that a digest told in full or by number, as they stand now.</summary>
    public Task<IReadOnlyList<ToldPlanRow>> ToldPlanLinesAsync(long subscriberId, string period, CancellationToken cancellationToken) =>
        DigestPlanLines.ToldAsync(database, subscriberId, period, MostTold, cancellationToken);

    /// <summary>What these subscribers were told and that closes, by what they were told, from now on and before the other instant.</summary>
    public Task<IReadOnlyList<ClosingNotice>> ClosingAsync(
        IReadOnlyCollection<long> subscriberIds, DateTimeOffset now, DateTimeOffset closingBefore, CancellationToken cancellationToken) =>
        DigestReminders.ReadAsync(database, subscriberIds, now, closingBefore, contents, cancellationToken);

    /// <returns>False when the subscriber has a digest of this period, or somebody told one of the matches meanwhile.</returns>
    public async Task<bool> CommitAsync(DigestDraft digest, DateTimeOffset at, CancellationToken cancellationToken) =>
        (await CommitAsync([digest], at, cancellationToken)).Count == 1;

    /// <summary>Many digests in one transaction.</summary>
    /// <returns>Those that were kept; the others were composed by somebody else.</returns>
    public async Task<IReadOnlyList<DigestDraft>> CommitAsync(
        IReadOnlyList<DigestDraft> digests, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (digests.Count == 0)
            return [];
        using var ids = await database.Ids.ReserveAsync(2 * digests.Count, cancellationToken);
        try
        {
            return await database.WriteAsync(
                transaction =>
                {
                    ids.Rewind();
                    return CommitAsync(transaction, digests, ids, at, cancellationToken);
                },
                cancellationToken);
        }
        catch (ToldMeanwhileException) when (digests.Count == 1)
        {
            return [];
        }
        catch (ToldMeanwhileException)
        {
            // One of them spoils the transaction for all; alone, only that one fails.
            var kept = new List<DigestDraft>();
            foreach (var digest in digests)
                kept.AddRange(await CommitAsync([digest], at, cancellationToken));
            return kept;
        }
    }

    private const string AddDigests = """
        INSERT INTO digest (id, subscriber_id, period, composed_at, items, left_out)
        SELECT c.id, c.subscriber_id, c.period, @at, c.items, c.left_out
        FROM [#composed] AS c
        WHERE EXISTS (SELECT 1 FROM subscriber AS u WHERE u.id = c.subscriber_id)
            AND NOT EXISTS (SELECT 1 FROM digest AS d WHERE d.subscriber_id = c.subscriber_id AND d.period = c.period)
        """;

    private const string Added = "SELECT d.id FROM [#composed] AS c CROSS JOIN digest AS d WHERE d.id = c.id";

    private const string Mark = """
        UPDATE notice_match
        SET digest_id = t.digest_id, told_version = t.told_version
        FROM [#told] AS t
        WHERE notice_match.id = t.match_id AND notice_match.digest_id IS NULL
        """;

    private const string LastPeriod = """
        UPDATE subscriber SET last_period = c.period
        FROM [#composed] AS c
        WHERE subscriber.id = c.subscriber_id AND EXISTS (SELECT 1 FROM digest AS d WHERE d.id = c.id)
        """;

    private async Task<IReadOnlyList<DigestDraft>> CommitAsync(
        DbTransaction transaction, IReadOnlyList<DigestDraft> digests, IdRange ids, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var dialect = database.Dialect;
        var composed = digests.DistinctBy(digest => (digest.SubscriberId, digest.Period))
            .Select(digest => new ComposedDigest(ids.Next(), ids.Next(), digest)).ToList();
        await dialect.StageAsync(transaction, DigestTables.Composed, composed, cancellationToken);
        await transaction.RunAsync(AddDigests, new { at }, cancellationToken);
        var added = (await transaction.ListAsync<long>(Added, null, cancellationToken)).ToHashSet();
        var kept = composed.Where(row => added.Contains(row.Id)).ToList();

        var marks = kept.SelectMany(row => row.Draft.Matches.Select(match => (row.Id, match))).ToList();
        await dialect.StageAsync(transaction, DigestTables.Told, marks, cancellationToken);
        if (await transaction.RunAsync(Mark, null, cancellationToken) != marks.Count)
            throw new ToldMeanwhileException();
        if (!await DigestPlanLines.MarkAsync(dialect, transaction, [.. kept.SelectMany(row => row.Draft.PlanMatches.Select(match => (row.Id, match)))], cancellationToken))
            throw new ToldMeanwhileException();

        var mails = kept.Where(row => row.Draft.Mail is not null)
            .Select(row => new NewMail(row.MessageRowId, row.Id, row.Draft.SubscriberId, row.Draft.Period, row.Draft.Mail!) { Published = row.Draft.Published }).ToList();
        await OutboxTables.LoadAsync(dialect, transaction, mails, at, cancellationToken);
        var links = kept.Where(row => row.Draft.LinkToken is not null)
            .Select(row => new NewLink(row.Draft.SubscriberId, row.Draft.LinkToken!)).ToList();
        await dialect.LoadAsync(transaction, SubscriberLinks.Table(at), links, cancellationToken);
        await DigestReminders.MarkAsync(dialect, transaction, kept.Select(row => row.Draft), at, cancellationToken);
        await transaction.RunAsync(LastPeriod, null, cancellationToken);
        return kept.ConvertAll(row => row.Draft);
    }

    // Rolls the transaction back; never leaves this store.
    private sealed class ToldMeanwhileException : Exception;
}
