using System.Xml.Linq;

namespace ProcurementHub.Tests.Web;

[TestFixture("SiteText")]
[TestFixture("SubscriptionText")]
[TestFixture("StaffText")]
[TestFixture("TroubleText")]
[TestFixture("ComplianceText")]
[TestFixture("PlanText")]
[TestFixture("LeadTimeText")]
public sealed class SiteTextTests(string name)
{
    [Test]
    public void Texts_InBothLanguages_HaveTheSameKeysAndNoneIsBlank()
    {
        var spanish = Read("es");
        var english = Read("en");

        Assert.That(english.Keys, Is.EquivalentTo(spanish.Keys));
        Assert.That(spanish.Values.Concat(english.Values).Where(string.IsNullOrWhiteSpace), Is.Empty);
    }

    [Test]
    public void Texts_WithPlaces_HaveTheSameOnesInBothLanguages()
    {
        var english = Read("en");

        Assert.That(
            Read("es").Where(text => Places(text.Value) != Places(english[text.Key])).Select(text => text.Key),
            Is.Empty);
    }

    private static int Places(string text) => text.Count(letter => letter == '{');

    private Dictionary<string, string> Read(string language) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", "ProcurementHub.Web", "Text", $"{name}.{language}.resx"))
            .Descendants("data")
            .ToDictionary(text => (string)text.Attribute("name")!, text => text.Value);
}
