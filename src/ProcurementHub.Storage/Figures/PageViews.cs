using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Figures;

/// <summary>How many pages were shown in a month; of who asked for them nothing is known.</summary>
public sealed class PageViews(HubDatabase database)
{
    private const string More = "UPDATE page_views SET views = views + @views WHERE month = @month";

    private const string First = "INSERT INTO page_views (month, views) VALUES (@month, @views)";

    /// <param name="month">As 202608.</param>
    public Task AddAsync(int month, long views, CancellationToken cancellationToken) =>
        database.WriteAsync(async transaction =>
            await transaction.RunAsync(More, new { month, views }, cancellationToken) > 0
                ? 1 : await transaction.RunAsync(First, new { month, views }, cancellationToken), cancellationToken);

    private const string All = "SELECT month, views FROM page_views ORDER BY month";

    public async Task<IReadOnlyDictionary<int, long>> ListAsync(CancellationToken cancellationToken) =>
        (await database.ListAsync<(int Month, long Views)>(All, null, cancellationToken)).ToDictionary(row => row.Month, row => row.Views);
}
