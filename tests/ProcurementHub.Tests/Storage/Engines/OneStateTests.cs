using Dapper;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Tests.Storage.Engines;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class OneStateTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Views = "SELECT SUM(views) FROM page_views";

    [Test]
    public async Task Read_WhileOthersWrite_SeesOneStateOfTheDatabase()
    {
        await Database.RunAsync("INSERT INTO page_views (month, views) VALUES (1, 1)", null, None);

        var (before, after) = await Database.ReadAsync(
            async transaction =>
            {
                var first = await transaction.FirstAsync<long>(Views, null, None);
                await Database.RunAsync("UPDATE page_views SET views = 2", null, None);
                return (first, await transaction.FirstAsync<long>(Views, null, None));
            },
            None);

        Assert.That((before, after), Is.EqualTo((1, 1)));
        await using var connection = await Database.OpenAsync(None);
        Assert.That(await connection.QuerySingleAsync<long>(Views), Is.EqualTo(2));
    }
}
