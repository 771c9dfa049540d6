using System.Data.Common;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Storage.Mailing;

/// <summary>Addresses that get no mail, until staff lifts it.</summary>
public sealed class SuppressionStore(HubDatabase database)
{
    private const string Columns = "SELECT id, email, reason, detail, since FROM suppression WHERE lifted_at IS NULL";

    private const string All = Columns + " ORDER BY since DESC, id DESC";

    public Task<IReadOnlyList<Suppression>> ListAsync(CancellationToken cancellationToken) =>
        database.ListAsync<Suppression>(All, null, cancellationToken);

    private const string OfOne = Columns + " AND email_folded IN (@folded, @hash) ORDER BY since";

    /// <summary>Null when the address may get mail.</summary>
    public Task<Suppression?> FindAsync(string email, CancellationToken cancellationToken) =>
        database.FirstAsync<Suppression>(OfOne, Named(email), cancellationToken);

    /// <returns>False when it was suppressed already.</returns>
    public async Task<bool> AddAsync(
        string email, SuppressionReason reason, string? detail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
        return await database.WriteAsync(
            transaction =>
            {
                ids.Rewind();
                return Suppressing.AddAsync(transaction, ids.Next(), email, reason, detail, null, at, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>As <see cref="AddAsync"/>, because staff says so.</summary>
    /// <returns>False when it was suppressed already.</returns>
    public async Task<bool> SuppressAsync(string email, string who, string? why, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(2, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            if (!await Suppressing.AddAsync(transaction, ids.Next(), email, SuppressionReason.Staff, why, null, at, cancellationToken))
                return false;
            await LogAsync(transaction, ids.Next(), StaffActKind.Suppressed, email, who, why, at, cancellationToken);
            return true;
        }, cancellationToken);
    }

    private const string Lift = """
        UPDATE suppression SET lifted_at = @at, lifted_by = @by, lifted_why = @why
        WHERE email_folded IN (@folded, @hash) AND lifted_at IS NULL
        """;

    /// <summary>The address gets mail again; a subscription that ended with a complaint stays ended.</summary>
    /// <returns>False when it was not suppressed.</returns>
    public async Task<bool> LiftAsync(string email, string by, string? why, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var folded = EmailAddress.Fold(email);
            var lifted = await transaction.RunAsync(
                Lift, new { folded, hash = EmailAddress.Hash(folded), by = StaffLog.Short(by), why, at }, cancellationToken);
            if (lifted == 0)
                return false;
            await LogAsync(transaction, ids.Next(), StaffActKind.Lifted, email, by, why, at, cancellationToken);
            return true;
        }, cancellationToken);
    }

    private static Task LogAsync(
        DbTransaction transaction, long id, StaffActKind act, string email, string who, string? why, DateTimeOffset at, CancellationToken cancellationToken) =>
        StaffLog.AddAsync(
            transaction, new StaffAct { Id = id, At = at, Who = who, Act = act, Subject = EmailAddress.Fold(email), Why = why }, cancellationToken);

    // Of a subscriber who wanted to be forgotten only the hash is there.
    private static object Named(string email) => new { folded = EmailAddress.Fold(email), hash = EmailAddress.Hash(EmailAddress.Fold(email)) };
}
