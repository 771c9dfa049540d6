using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Storage.Mailing;

/// <summary>
/// Wishes to get alerts until their address is confirmed. Nothing of a subscriber is touched before: anybody can
/// type anybody's address.
/// </summary>
public sealed class SignupStore(HubDatabase database)
{
    private const string Suppressed =
        "SELECT COUNT(*) FROM suppression WHERE email_folded IN (@folded, @hash) AND lifted_at IS NULL";

    private const string Recent = "SELECT COUNT(*) FROM signup WHERE email_folded = @folded AND requested_at > @since";

    private const string Add = """
        INSERT INTO signup (id, email, email_folded, name, locale, time_zone, send_hour, criteria, frequency, token_hash,
            requested_at, expires_at)
        VALUES (@id, @email, @folded, @Name, @Locale, @TimeZone, @SendHour, @criteria, @frequency, @tokenHash, @at, @ExpiresAt)
        """;

    /// <summary>Keeps the wish and the mail that asks to confirm it together.</summary>
    /// <param name="atMost">How many mails one address may be sent within a day.</param>
    /// <returns>False when no mail goes out, because the address gets none or has got enough of them.</returns>
    public async Task<bool> RequestAsync(
        SignupRequest request, MailDraft mail, int atMost, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(2, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var folded = EmailAddress.Fold(request.Email);
            if (await transaction.FirstAsync<int>(Suppressed, new { folded, hash = EmailAddress.Hash(folded) }, cancellationToken) > 0
                || await transaction.FirstAsync<int>(Recent, new { folded, since = at.AddDays(-1) }, cancellationToken) >= atMost)
                return false;

            var id = ids.Next();
            await transaction.RunAsync(Add, new
            {
                id, email = request.Email.Trim(), folded, request.Name, request.Locale, request.TimeZone, request.SendHour,
                criteria = CriteriaJson.Write(request.Criteria), frequency = (int)request.Frequency,
                tokenHash = LinkToken.Hash(request.Token), at, request.ExpiresAt,
            }, cancellationToken);
            var row = new NewMail(ids.Next(), null, null, FormattableString.Invariant($"signup:{id}"), mail);
            await OutboxTables.LoadAsync(database.Dialect, transaction, [row], at, cancellationToken);
            return true;
        }, cancellationToken);
    }

    private const string ByToken =
        "SELECT id, email, locale, expires_at, confirmed_at FROM signup WHERE token_hash = @hash AND expires_at > @now";

    /// <summary>Null when nobody has the token, or it is too old.</summary>
    public Task<Signup?> FindAsync(string token, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.FirstAsync<Signup>(ByToken, new { hash = LinkToken.Hash(token), now }, cancellationToken);

    private const string Wish = """
        SELECT id, email, email_folded, name, locale, time_zone, send_hour, criteria, frequency, confirmed_at
        FROM signup WHERE token_hash = @hash AND expires_at > @at
        """;

    private const string Confirm = "UPDATE signup SET confirmed_at = @at WHERE id = @Id";

    private const string AddSubscriber = """
        INSERT INTO subscriber (id, email, email_folded, name, locale, time_zone, send_hour, verified_at, active, created_at)
        SELECT @newId, @Email, @folded, @Name, @Locale, @TimeZone, @SendHour, @at, 1, @at
        WHERE NOT EXISTS (SELECT 1 FROM subscriber AS u WHERE u.email_folded = @folded)
        """;

    // Who unsubscribed and confirms again wants alerts again.
    private const string Welcome = """
        UPDATE subscriber SET verified_at = COALESCE(verified_at, @at), active = 1, paused_until = NULL
        WHERE email_folded = @folded
        """;

    private const string Reopen = """
        UPDATE subscription SET active = 1, frequency = @frequency
        WHERE criteria_hash = @hash AND subscriber_id IN (SELECT u.id FROM subscriber AS u WHERE u.email_folded = @folded)
        """;

    private const string AddSearch = """
        INSERT INTO subscription (id, subscriber_id, name, criteria, criteria_hash, frequency, active, created_at)
        SELECT @newId, u.id, '', @Criteria, @hash, @frequency, 1, @at
        FROM subscriber AS u
        WHERE u.email_folded = @folded
            AND NOT EXISTS (SELECT 1 FROM subscription AS s WHERE s.subscriber_id = u.id AND s.criteria_hash = @hash)
        """;

    /// <summary>The owner of the address wants it: they are a subscriber with this search from now on. A second time changes nothing.</summary>
    /// <returns>False when nobody has the token, or it is too old.</returns>
    public async Task<bool> ConfirmAsync(string token, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(2, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            if (await transaction.FirstAsync<Wished>(Wish, new { hash = LinkToken.Hash(token), at }, cancellationToken) is not { } wish)
                return false;
            if (wish.ConfirmedAt is not null)
                return true;
            await transaction.RunAsync(Confirm, new { wish.Id, at }, cancellationToken);
            await transaction.RunAsync(AddSubscriber, new
            {
                newId = ids.Next(), wish.Email, folded = wish.EmailFolded, wish.Name, wish.Locale, wish.TimeZone, wish.SendHour, at,
            }, cancellationToken);
            await transaction.RunAsync(Welcome, new { folded = wish.EmailFolded, at }, cancellationToken);
            var search = new
            {
                newId = ids.Next(), folded = wish.EmailFolded, wish.Criteria, hash = CriteriaJson.Hash(wish.Criteria),
                frequency = (int)wish.Frequency, at,
            };
            await transaction.RunAsync(Reopen, search, cancellationToken);
            await transaction.RunAsync(AddSearch, search, cancellationToken);
            return true;
        }, cancellationToken);
    }

    private const string Forget = "DELETE FROM signup WHERE expires_at < @before";

    /// <summary>Wishes that nobody confirmed, or that are long confirmed: an address is kept no longer than it is of use.</summary>
    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.RunAsync(Forget, new { before }, cancellationToken);

    private sealed record Wished
    {
        public required long Id { get; init; }

        public required string Email { get; init; }

        public required string EmailFolded { get; init; }

        public string? Name { get; init; }

        public required string Locale { get; init; }

        public required string TimeZone { get; init; }

        public required int SendHour { get; init; }

        public required string Criteria { get; init; }

        public required Frequency Frequency { get; init; }

        public DateTimeOffset? ConfirmedAt { get; init; }
    }
}
