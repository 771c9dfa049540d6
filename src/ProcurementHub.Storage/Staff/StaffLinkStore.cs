using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Storage.Staff;

/// <summary>The links by which staff signs in. Whether an address still may is for the caller to know.</summary>
public sealed class StaffLinkStore(HubDatabase database)
{
    private const string Forget = "DELETE FROM staff_link WHERE expires_at < @before";

    private const string Recent = "SELECT COUNT(*) FROM staff_link WHERE email_folded = @folded AND made_at > @since";

    private const string Add = """
        INSERT INTO staff_link (id, email_folded, token_hash, made_at, expires_at) VALUES (@id, @folded, @hash, @at, @expiresAt)
        """;

    /// <summary>Keeps the link and the mail that carries it together.</summary>
    /// <param name="atMost">How many of these mails an address is sent within an hour.</param>
    /// <returns>False when no mail goes out, because the address has got enough of them.</returns>
    public async Task<bool> SendAsync(
        string email, string token, DateTimeOffset expiresAt, MailDraft mail, int atMost, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(2, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var folded = EmailAddress.Fold(email);
            await transaction.RunAsync(Forget, new { before = at.AddDays(-1) }, cancellationToken);
            if (await transaction.FirstAsync<int>(Recent, new { folded, since = at.AddHours(-1) }, cancellationToken) >= atMost)
                return false;
            var id = ids.Next();
            await transaction.RunAsync(Add, new { id, folded, hash = LinkToken.Hash(token), at, expiresAt }, cancellationToken);
            var row = new NewMail(ids.Next(), null, null, FormattableString.Invariant($"staff:{id}"), mail);
            await OutboxTables.LoadAsync(database.Dialect, transaction, [row], at, cancellationToken);
            return true;
        }, cancellationToken);
    }

    private const string ByToken =
        "SELECT email_folded FROM staff_link WHERE token_hash = @hash AND used_at IS NULL AND expires_at > @at";

    /// <returns>Whose link it is, in small letters; null when nobody's, or it was used, or is too old.</returns>
    public Task<string?> FindAsync(string token, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.FirstAsync<string>(ByToken, new { hash = LinkToken.Hash(token), at }, cancellationToken);

    private const string Use = "UPDATE staff_link SET used_at = @at WHERE token_hash = @hash AND used_at IS NULL AND expires_at > @at";

    /// <summary>The link signs its owner in, this once.</summary>
    /// <returns>As <see cref="FindAsync"/>.</returns>
    public async Task<string?> UseAsync(string token, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var hash = LinkToken.Hash(token);
            var email = await transaction.FirstAsync<string>(ByToken, new { hash, at }, cancellationToken);
            // Of two that come at the same time only one finds it unused.
            if (email is null || await transaction.RunAsync(Use, new { hash, at }, cancellationToken) == 0)
                return null;
            await StaffLog.AddAsync(
                transaction, new StaffAct { Id = ids.Next(), At = at, Who = email, Act = StaffActKind.SignedIn, Subject = email }, cancellationToken);
            return email;
        }, cancellationToken);
    }
}
