using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Digests;

/// <summary>That no mail gets away: the last ones that were tried were all not taken.</summary>
/// <param name="Since">When the first of them was not.</param>
/// <param name="LastAnswer">What was said of the last one.</param>
public sealed record MailStandstill(DateTimeOffset Since, int Mails, string? LastAnswer);

/// <summary>
/// Tells a mail server that takes nothing from mails that are refused for their own sake. Nothing to send and nothing that
/// gets away look alike to whoever only counts what went out.
/// </summary>
public sealed class MailFlow(HubDatabase database)
{
    // A server may ask to be tried again in some minutes. The first retry, after five, has had its answer by then.
    private static readonly TimeSpan longestRefusal = TimeSpan.FromMinutes(7);

    // They are sent about in the order in which they are due, so the last one sent is among these.
    private const int DueLast = 500;

    private const string LastSent = "SELECT ended_at AS at FROM outbox_delivery WHERE state = 2 ORDER BY next_attempt_at DESC, mail_id DESC";

    private const string NotTakenSince = """
        SELECT COUNT(*) AS mails, MIN(refused_since) AS since, MAX(refusals) AS refusals
        FROM outbox_delivery
        WHERE state IN (0, 1) AND refused_since > @sent
        """;

    private const string Answers = """
        SELECT last_error AS text FROM outbox_delivery
        WHERE state IN (0, 1) AND refused_since > @sent
        ORDER BY refused_since DESC, mail_id DESC
        """;

    /// <returns>Null while mails get away, or there are none, or the first refusal may be its mail's own.</returns>
    public Task<MailStandstill?> StandstillAsync(DateTimeOffset now, CancellationToken cancellationToken) => database.ReadAsync<MailStandstill?>(
        async transaction =>
        {
            var ends = await transaction.ListAsync<SentMail>(database.Dialect.Paged(LastSent), new { skip = 0, take = DueLast }, cancellationToken);
            var sent = ends.Select(mail => mail.At).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();
            var refused = await transaction.FirstAsync<NotTaken>(NotTakenSince, new { sent }, cancellationToken);
            if (refused?.Since is not { } since || since > now - longestRefusal || (refused.Mails == 1 && refused.Refusals == 1))
                return null;
            var answers = await transaction.ListAsync<Answer>(database.Dialect.Paged(Answers), new { sent, skip = 0, take = 1 }, cancellationToken);
            return new MailStandstill(since, refused.Mails, answers is [var last, ..] ? last.Text : null);
        }, cancellationToken);

    private sealed record SentMail
    {
        public required DateTimeOffset At { get; init; }
    }

    private sealed record NotTaken
    {
        public required int Mails { get; init; }

        public DateTimeOffset? Since { get; init; }

        public int? Refusals { get; init; }
    }

    private sealed record Answer
    {
        public string? Text { get; init; }
    }
}
