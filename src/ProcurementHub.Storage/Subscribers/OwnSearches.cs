using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Subscribers;

/// <summary>What became of a search that a subscriber wanted to keep.</summary>
public enum SearchKept
{
    Kept,

    /// <summary>They have no such search, or had ended it.</summary>
    NoSuchSearch,

    TooMany,
}

/// <summary>Subscribers' own searches, added and changed by themselves.</summary>
public sealed class OwnSearches(HubDatabase database)
{
    /// <summary>More than anybody keeps in mind; a mail tells of all of them.</summary>
    public const int Most = 30;

    private const string HowMany = "SELECT COUNT(*) FROM subscription WHERE subscriber_id = @subscriberId AND active = 1 AND id <> @subscriptionId";

    private const string IsOwn = "SELECT COUNT(*) FROM subscription WHERE subscriber_id = @subscriberId AND active = 1 AND id = @subscriptionId";

    private const string Same = "SELECT id FROM subscription WHERE subscriber_id = @subscriberId AND criteria_hash = @hash";

    private const string Reopen = "UPDATE subscription SET active = 1, frequency = @frequency WHERE id = @id";

    private const string End = "UPDATE subscription SET active = 0 WHERE id = @subscriptionId";

    private const string Change = "UPDATE subscription SET criteria = @criteria, criteria_hash = @hash, frequency = @frequency WHERE id = @subscriptionId";

    private const string Add = """
        INSERT INTO subscription (id, subscriber_id, name, criteria, criteria_hash, frequency, active, created_at)
        SELECT @newId, u.id, '', @criteria, @hash, @frequency, 1, @at FROM subscriber AS u WHERE u.id = @subscriberId
        """;

    /// <summary>Where the subscriber has another search for the same, that one is kept and the changed one ended.</summary>
    /// <param name="subscriptionId">Null adds a search.</param>
    public async Task<SearchKept> KeepAsync(
        long subscriberId, long? subscriptionId, SubscriptionCriteria criteria, Frequency frequency, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var text = CriteriaJson.Write(criteria);
        using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var search = new
            {
                subscriberId, subscriptionId = subscriptionId ?? 0, newId = ids.Next(), criteria = text, hash = CriteriaJson.Hash(text), frequency = (int)frequency, at,
            };
            if (subscriptionId is not null && await transaction.FirstAsync<int>(IsOwn, search, cancellationToken) == 0)
                return SearchKept.NoSuchSearch;
            if (await transaction.FirstAsync<int>(HowMany, search, cancellationToken) >= Most)
                return SearchKept.TooMany;
            if (await transaction.FirstAsync<long?>(Same, search, cancellationToken) is { } same)
            {
                await transaction.RunAsync(Reopen, new { id = same, search.frequency }, cancellationToken);
                if (subscriptionId is not null && same != subscriptionId)
                    await transaction.RunAsync(End, search, cancellationToken);
                return SearchKept.Kept;
            }

            await transaction.RunAsync(subscriptionId is null ? Add : Change, search, cancellationToken);
            return SearchKept.Kept;
        }, cancellationToken);
    }
}
