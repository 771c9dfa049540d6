using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Tests.Storage;

public sealed class CriteriaJsonTests
{
    [Test]
    public void Criteria_WithoutWhatCameLater_AreWrittenAsTheyAlwaysWere()
    {
        var criteria = new SubscriptionCriteria { Sectors = ["textiles"], Categories = [ProcurementCategory.Goods], MaxAmount = 5_000 };

        Assert.Multiple(() =>
        {
            Assert.That(CriteriaJson.Write(criteria),
                Is.EqualTo("""{"sectors":["textiles"],"regions":[],"categories":[1],"keywords":[],"exclude":[],"maxAmount":5000}"""));
            Assert.That(CriteriaJson.Write(new()), Is.EqualTo("""{"sectors":[],"regions":[],"categories":[],"keywords":[],"exclude":[]}"""));
        });
    }

    [Test]
    public void Criteria_WrittenBeforeThereWereMore_AreReadAsAskingForNoneOfThem()
    {
        var read = CriteriaJson.Read("""{"sectors":["textiles"],"regions":[],"categories":[],"keywords":[],"exclude":[]}""");

        Assert.Multiple(() =>
        {
            Assert.That(read.Sectors, Is.EqualTo(new[] { "textiles" }));
            Assert.That(read.ProcedureTypes, Is.Empty);
            Assert.That(read.Kinds, Is.Empty);
            Assert.That(read.OnlySmeReserved, Is.False);
            Assert.That(read.MinWorkingDaysLeft, Is.Null);
        });
    }

    [Test]
    public void Criteria_WithAll_AreReadAsTheyWereWritten()
    {
        var criteria = new SubscriptionCriteria
        {
            Sectors = ["not-known"], Regions = ["PE-LIM"], Keywords = ["ñandú"], ProcedureTypes = ["Licitación Pública"],
            OnlySmeReserved = true, MinWorkingDaysLeft = 5, Kinds = [NoticeKind.Tender, NoticeKind.Planned],
        };

        var read = CriteriaJson.Read(CriteriaJson.Write(criteria));

        Assert.Multiple(() =>
        {
            Assert.That(CriteriaJson.Write(read), Is.EqualTo(CriteriaJson.Write(criteria)));
            Assert.That(read.ProcedureTypes, Is.EqualTo(criteria.ProcedureTypes));
            Assert.That(read.OnlySmeReserved, Is.True);
            Assert.That(read.MinWorkingDaysLeft, Is.EqualTo(5));
            Assert.That(read.Kinds, Is.EqualTo(criteria.Kinds));
        });
    }
}
