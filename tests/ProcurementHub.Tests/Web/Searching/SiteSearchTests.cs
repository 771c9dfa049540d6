using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Search;
using ProcurementHub.Web.Searching;

namespace ProcurementHub.Tests.Web.Searching;

public sealed class SiteSearchTests
{
    [TestCase("?q=obra+de+riego&sector=food&sector=construction&region=PE-CUS&category=works&entity=PE-RUC:20131257750&min=1000&max=2500.5&closing=7&since=2026-11-01&status=open&sme=1&order=closing")]
    [TestCase("?closing=open&order=relevance")]
    [TestCase("")]
    public void Search_ReadAndWritten_IsTheSame(string address) =>
        Assert.That(Uri.UnescapeDataString(SearchAddress.Of(Read(address))), Is.EqualTo(Uri.UnescapeDataString("/search" + address.Replace('+', ' '))));

    [Test]
    public void Search_OfAllFields_IsRead()
    {
        var search = Read("?q=%20agua%20&region=pe-cus&region=PE-CUS&category=Works&min=1,234.50&closing=0&since=1/11/2026&p=3");

        Assert.Multiple(() =>
        {
            Assert.That(search.Query!.Text, Is.EqualTo("agua"));
            Assert.That(search.Regions, Is.EqualTo(new[] { "PE-CUS" }));
            Assert.That(search.Categories, Is.EqualTo(new[] { ProcurementCategory.Works }));
            Assert.That((search.MinAmount, search.ClosingWithin, search.Since, search.Page), Is.EqualTo((1234.50m, 0, new DateOnly(2026, 11, 1), 3)));
            Assert.That(search.Unused, Is.Empty);
        });
    }

    [TestCase("?sector=shoes", "sector")]
    [TestCase("?region=XX-1", "region")]
    [TestCase("?category=unknown", "category")]
    [TestCase("?entity=abc", "entity")]
    [TestCase("?min=-5", "min")]
    [TestCase("?max=1e30", "max")]
    [TestCase("?max=79228162514264337593543950335", "max")]
    [TestCase("?closing=soon", "closing")]
    [TestCase("?closing=366", "closing")]
    [TestCase("?since=31/02/2026", "since")]
    [TestCase("?status=done", "status")]
    public void Search_WithWhatNobodyUnderstands_LeavesItOutAndNamesIt(string address, string field)
    {
        var search = Read(address);

        Assert.That(search.Unused.Select(unused => unused.Field), Is.EqualTo(new[] { field }));
        Assert.That(SearchAddress.Of(search), Is.EqualTo("/search"));
    }

    [TestCase("?p=-1", 1)]
    [TestCase("?p=99999999999999", 1)]
    [TestCase("?p=x", 1)]
    public void Page_OutOfAllRange_IsTheFirst(string address, int expected) => Assert.That(Read(address).Page, Is.EqualTo(expected));

    [Test]
    public void Words_ThatCannotBeRead_AreAFault()
    {
        var search = Read("?q=%22abierto");

        Assert.That((search.Words, search.Query, search.Fault!.Position), Is.EqualTo(("\"abierto", (object?)null, 1)));
    }

    [Test]
    public void Words_OfTenThousandCharacters_AreCut() =>
        Assert.That(Read("?q=" + new string('a', 10_000)).Words, Has.Length.EqualTo(SearchReading.LongestWords));

    [Test]
    public void Sectors_ByTheHundred_AreCut() =>
        Assert.That(Read("?" + string.Join('&', Enumerable.Range(0, 200).Select(number => "sector=x" + number))).Unused, Has.Count.EqualTo(SearchReading.MostChoices));

    [TestCase("?order=closing", true)]
    [TestCase("?p=2", true)]
    [TestCase("?q=a", false)]
    public void Everything_IsASearchThatNothingNarrows(string address, bool expected) => Assert.That(Read(address).IsEverything, Is.EqualTo(expected));

    [TestCase("?order=closing", SearchOrder.ClosingSoonest)]
    [TestCase("?order=anything", SearchOrder.Newest)]
    public void Order_IsOneOfThree(string address, SearchOrder expected) => Assert.That(Read(address).Order, Is.EqualTo(expected));

    private static SiteSearch Read(string address) => SearchReading.Read(new QueryCollection(QueryHelpers.ParseQuery(address)));
}
