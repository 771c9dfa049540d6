using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class SubscriberStoreTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Import_TheSameFileAgain_ChangesNothing()
    {
        SubscriptionImport[] file =
        [
            Subscription("ana@example.pe", sectors: "fuel"),
            Subscription("Ana@Example.pe ", Frequency.Weekly, "food"),
            Subscription("luis@example.pe", sectors: "fuel"),
        ];

        var first = await ImportAsync(file);
        var second = await ImportAsync(file);

        Assert.That((first.SubscribersAdded, first.SubscriptionsAdded), Is.EqualTo((2, 3)));
        Assert.That(second, Is.EqualTo(new ImportResult
        {
            SubscribersAdded = 0, SubscribersChanged = 0, SubscriptionsAdded = 0, SubscriptionsChanged = 0,
            SubscriptionsEnded = 0, Unsubscribed = 0,
        }));
    }

    [Test]
    public async Task Import_OtherSearches_EndsTheOldOnesOfThatAddressOnly()
    {
        await ImportAsync(Subscription("ana@example.pe", sectors: "fuel"), Subscription("luis@example.pe", sectors: "fuel"));

        var result = await ImportAsync(
            Subscription("ana@example.pe", sectors: "food"), Subscription("ana@example.pe", Frequency.Weekly, "works"));

        Assert.That((result.SubscriptionsAdded, result.SubscriptionsEnded), Is.EqualTo((2, 1)));
        var active = await Subscribers.ActiveSubscriptionsAsync(None);
        Assert.That(active.Select(subscription => (subscription.Criteria.Sectors.Single(), subscription.Frequency)),
            Is.EquivalentTo(new[] { ("fuel", Frequency.Daily), ("food", Frequency.Daily), ("works", Frequency.Weekly) }));
    }

    [Test]
    public async Task Import_AnEndedSearchThatComesBack_IsTheSameSubscription()
    {
        await ImportAsync(Subscription("ana@example.pe", sectors: "fuel"));
        var id = (await Subscribers.ActiveSubscriptionsAsync(None)).Single().SubscriptionId;
        await ImportAsync(Subscription("ana@example.pe", sectors: "food"));

        var result = await ImportAsync(Subscription("ana@example.pe", Frequency.Hourly, "fuel"));

        var active = (await Subscribers.ActiveSubscriptionsAsync(None)).Single();
        Assert.That((result.SubscriptionsChanged, active.SubscriptionId, active.Frequency), Is.EqualTo((1, id, Frequency.Hourly)));
    }

    [Test]
    public async Task Import_NotVerified_IsNotActiveUntilItIs()
    {
        await Subscribers.ImportAsync([Subscription("ana@example.pe")], Now, verifiedAt: null, None);
        Assert.That(await Subscribers.ActiveSubscriptionsAsync(None), Is.Empty);

        await ImportAsync(Subscription("ana@example.pe"));

        Assert.That(await Subscribers.ActiveSubscriptionsAsync(None), Has.Count.EqualTo(1));
        Assert.That((await Subscribers.FindByEmailAsync("ANA@example.pe", None))!.VerifiedAt, Is.EqualTo(Now));
    }

    [Test]
    public async Task Unsubscribe_EndsItAndAnImportDoesNotBringItBack()
    {
        await ImportAsync(Subscription("ana@example.pe"));
        var id = (await Subscribers.FindByEmailAsync("ana@example.pe", None))!.Id;

        var ended = await Choices.UnsubscribeAsync(id, Now, None);
        var again = await Choices.UnsubscribeAsync(id, Now, None);
        var import = await ImportAsync(Subscription("ana@example.pe"));

        Assert.That((ended, again, import.Unsubscribed), Is.EqualTo((true, false, 1)));
        Assert.That(await Subscribers.ActiveSubscriptionsAsync(None), Is.Empty);
        Assert.That(await Subscribers.CountActiveAsync(None), Is.Zero);
        Assert.That((await Subscribers.FindByEmailAsync("ana@example.pe", None))!.Active, Is.False);
    }

    [Test]
    public async Task Stream_GivesBackWhatWasImported()
    {
        var import = Subscription("ana@example.pe", Frequency.Weekly, "fuel", "works") with
        {
            Criteria = new SubscriptionCriteria { Sectors = ["fuel"], Keywords = ["\"grupo electrógeno\""], MinAmount = 1000.50m },
        };
        await ImportAsync(import);

        var exported = new List<SubscriptionExport>();
        await foreach (var row in Subscribers.StreamAsync(None))
            exported.Add(row);

        var one = exported.Single();
        Assert.That((one.Email, one.Frequency, one.Criteria.Keywords.Single(), one.Criteria.MinAmount),
            Is.EqualTo(("ana@example.pe", Frequency.Weekly, "\"grupo electrógeno\"", (decimal?)1000.50m)));
    }

    private Task<ImportResult> ImportAsync(params SubscriptionImport[] rows) => Subscribers.ImportAsync(rows, Now, Now, None);
}
