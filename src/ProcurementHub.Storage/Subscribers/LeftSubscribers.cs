using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Subscribers;

/// <summary>Who has left, and for how long; after a while nothing is kept of them.</summary>
public sealed class LeftSubscribers(HubDatabase database, SubscriberStore subscribers, OwnDataStore ownData)
{
    private const int AtOnce = 100;

    private const string Note = "UPDATE subscriber SET left_since = @now WHERE active = 0 AND left_since IS NULL";

    private const string Back = "UPDATE subscriber SET left_since = NULL WHERE active = 1 AND left_since IS NOT NULL";

    /// <summary>Whoever is away at two looks in a row counts from the first one on.</summary>
    public async Task NoteAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.RunAsync(Back, null, cancellationToken);
        await database.RunAsync(Note, new { now }, cancellationToken);
    }

    private const string Who = "SELECT email FROM subscriber WHERE active = 0 AND left_since < @before ORDER BY id";

    /// <returns>How many were erased.</returns>
    public async Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var (forgotten, skip) = (0, 0);
        while (true)
        {
            var some = await database.ListAsync<string>(database.Dialect.Paged(Who), new { before, skip, take = AtOnce }, cancellationToken);
            foreach (var email in some)
            {
                // Who came back this very moment stays.
                if (await subscribers.FindByEmailAsync(email, cancellationToken) is { Active: false } subscriber && await ownData.ForgetAsync(subscriber, cancellationToken))
                    forgotten++;
                else
                    skip++;
            }

            if (some.Count < AtOnce)
                return forgotten;
        }
    }
}
