using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Tests.Web;

[TestFixture("es-PE")]
[TestFixture("en")]
public sealed class SubscriptionFormTests(string culture)
{
    private CultureInfo before = null!;

    [SetUp]
    public void ReadAs() => (before, CultureInfo.CurrentCulture) = (CultureInfo.CurrentCulture, new CultureInfo(culture));

    [TearDown]
    public void ReadAsBefore() => CultureInfo.CurrentCulture = before;

    [Test]
    public void Criteria_WithEverything_StayTheSameThroughFormAndAddress()
    {
        var criteria = new SubscriptionCriteria
        {
            Sectors = ["textiles", "not-known"],
            Regions = ["PE-CUS", "PE-150142"],
            Categories = [ProcurementCategory.Goods],
            Keywords = ["uniformes -techo", "\"ropa de cama\""],
            Exclude = ["comput*"],
            MinAmount = 34_100.5m,
            MaxAmount = 1_000_000m,
            ProcedureTypes = ["Licitación Pública & más"],
            OnlySmeReserved = true,
            MinWorkingDaysLeft = 5,
            Kinds = [NoticeKind.Tender, NoticeKind.Planned],
        };

        var address = SubscriptionForm.Of(criteria, Frequency.Hourly).ToQuery();
        var read = FormReading.Of(Form(address));

        Assert.That(read.Faults, Is.Empty);
        Assert.That((Written(read.Criteria), read.Frequency), Is.EqualTo((Written(criteria), Frequency.Hourly)));
    }

    [Test]
    public void Address_OfASearch_IsASubscription()
    {
        var read = FormReading.Of(Form("?q=uniformes&sector=textiles&region=&category=goods&order=closing&p=2"));

        Assert.That(read.Faults, Is.Empty);
        Assert.That(read.Criteria.Regions, Is.Empty);
        Assert.That((read.Criteria.Keywords.Single(), read.Criteria.Sectors.Single(), read.Criteria.Categories.Single(), read.Frequency),
            Is.EqualTo(("uniformes", "textiles", ProcurementCategory.Goods, Frequency.Daily)));
    }

    [TestCase("?sector=unicorns", "sector", "FaultChoice", "unicorns")]
    [TestCase("?region=XX-1", "region", "FaultChoice", "XX-1")]
    [TestCase("?category=things", "category", "FaultChoice", "things")]
    [TestCase("?kind=gossip", "kind", "FaultChoice", "gossip")]
    [TestCase("?often=always", "often", "FaultChoice", "always")]
    [TestCase("?min=much", "min", "FaultAmount", "much")]
    [TestCase("?min=1.500", "min", "FaultAmount", "1.500")]
    [TestCase("?max=-5", "max", "FaultAmount", "-5")]
    [TestCase("?days=300", "days", "FaultDays", "300")]
    [TestCase("?q=fine%0A%22open", "q", "FaultWords_UnclosedQuote", "\"open")]
    [TestCase("?exclude=a-*b", "exclude", "FaultWords_StarInWord", "a-*b")]
    public void Field_NotUnderstood_IsNamedWithWhatStoodThere(string address, string field, string key, string value)
    {
        var fault = FormReading.Of(Form(address)).Faults.Single();

        Assert.That((fault.Field, fault.Key, fault.Values[0]), Is.EqualTo((field, key, value)));
    }

    [Test]
    public void Faults_OfSeveralFields_StandInTheirOrder()
    {
        var read = FormReading.Of(Form("?min=9&max=5&days=x&q=-&sector=unicorns&often=always"));

        Assert.That(read.Faults.Select(fault => fault.Field), Is.EqualTo(new[] { "sector", "q", "max", "days", "often" }));
    }

    private static SubscriptionForm Form(string address)
    {
        var query = QueryHelpers.ParseQuery(address);
        return SubscriptionForm.Read(name => query.TryGetValue(name, out var values) ? values : StringValues.Empty);
    }

    private static string Written(SubscriptionCriteria criteria) => ProcurementHub.Storage.Subscribers.CriteriaJson.Write(criteria);
}
