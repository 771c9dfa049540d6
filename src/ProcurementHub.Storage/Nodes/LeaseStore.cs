using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Nodes;

/// <summary>
/// Work that is done by one node at a time. One statement decides who has it, so two that ask at the same moment never
/// both get it; a node that wakes up after it lost its lease must still find that what it keeps changes nothing twice.
/// </summary>
public sealed class LeaseStore(HubDatabase database)
{
    // No lease is for longer: one that is was taken under a clock that was set wrong.
    private static readonly TimeSpan LongestAhead = TimeSpan.FromHours(1);

    private const string Add = """
        INSERT INTO lease (name)
        SELECT @Name
        WHERE NOT EXISTS (SELECT 1 FROM lease AS l WHERE l.name = @Name)
        """;

    private const string Owner = "SELECT owner FROM lease WHERE name = @name";

    // Work that was done in the future was done under a clock that was set wrong.
    private const string Take = """
        UPDATE lease SET owner = @Owner, taken_at = @At, held_until = @Until
        WHERE name = @Name AND (owner IS NULL OR owner = @Owner OR owner = @gone OR held_until <= @At OR held_until > @far)
            AND (done_at IS NULL OR done_at <= @DueSince OR done_at > @At)
        """;

    /// <param name="isGone">Whether it is known of an owner, without waiting for the end of its lease, that it has ended.</param>
    /// <returns>False where another node has it, or the work was done since it was last due.</returns>
    public Task<bool> TakeAsync(LeaseWish wish, Func<string, bool> isGone, CancellationToken cancellationToken) =>
        // Where two add the row, the key refuses one; it then finds the row there.
        database.WriteAsync(async transaction =>
        {
            await transaction.RunAsync(Add, wish, cancellationToken);
            var owner = await transaction.FirstAsync<string>(Owner, new { name = wish.Name }, cancellationToken);
            var gone = owner is not null && isGone(owner) ? owner : wish.Owner;
            return await transaction.RunAsync(
                Take, new { wish.Name, wish.Owner, wish.At, wish.Until, wish.DueSince, gone, far = wish.At + LongestAhead }, cancellationToken) > 0;
        }, cancellationToken);

    private const string Holder = "SELECT owner, taken_at FROM lease WHERE name = @name AND owner IS NOT NULL";

    /// <returns>Who has it; null where nobody does.</returns>
    public Task<LeaseHolder?> HolderAsync(string name, CancellationToken cancellationToken) =>
        database.FirstAsync<LeaseHolder>(Holder, new { name }, cancellationToken);

    private const string Hold = "UPDATE lease SET held_until = @until WHERE name = @name AND owner = @owner";

    /// <returns>False when another node has taken it.</returns>
    public async Task<bool> HoldAsync(string name, string owner, DateTimeOffset until, CancellationToken cancellationToken) =>
        await database.RunAsync(Hold, new { name, owner, until }, cancellationToken) > 0;

    private const string Release = """
        UPDATE lease SET owner = NULL, taken_at = NULL, held_until = NULL, done_at = COALESCE(@doneAt, done_at)
        WHERE name = @name AND owner = @owner
        """;

    /// <param name="doneAt">Null where the work did not come to its end.</param>
    public async Task ReleaseAsync(string name, string owner, DateTimeOffset? doneAt, CancellationToken cancellationToken) =>
        await database.RunAsync(Release, new { name, owner, doneAt }, cancellationToken);
}
