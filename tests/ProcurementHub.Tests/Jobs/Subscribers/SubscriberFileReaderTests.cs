using System.Text;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs.Subscribers;

namespace ProcurementHub.Tests.Jobs.Subscribers;

[TestFixture]
public sealed class SubscriberFileReaderTests
{
    private const string Header = "email,name,locale,sectors,regions,keywords,exclude,categories,min_amount,max_amount,frequency\n";

    private static readonly SubscriberFileReader Reader = new(new SubscriberLineParser(SectorList.Standard, RegionTree.Standard, "PE"));

    [Test]
    public void Read_CodesAndNames_AreTheSameThing()
    {
        var file = Read(Header
            + "a@example.org,Ana,es,textiles,Lima,,,,,,\n"
            + "b@example.org,Bea,en,Textiles and apparel,PE-LIM,,,,,,daily\n");

        Assert.That(file.Faults, Is.Empty);
        Assert.That(
            file.Lines.Select(line => (line.Criteria.Sectors.Single(), line.Criteria.Regions.Single(), line.Frequency)),
            Is.All.EqualTo(("textiles", "PE-LIM", Frequency.Daily)));
    }

    [TestCase("Amazonas", "PE-AMA")]
    [TestCase("Bolívar", "PE-1303")]
    [TestCase("Villa El Salvador", "PE-150142")]
    [TestCase("Antioquia", "PE-150702")]
    [TestCase("Cundinamarca", "CO-CUN")]
    [TestCase("Spain", "ES")]
    public void Read_NameOfAPlace_IsFirstOneOfTheSitesOwnCountry(string name, string code) =>
        Assert.That(Read(Header + $"a@example.org,,,medical,{name},,,,,,weekly\n").Lines.Single().Criteria.Regions, Is.EqualTo(new[] { code }));

    [Test]
    public void Read_AnyAndEmptyCells_MeanNoRestriction()
    {
        var line = Read(Header + "a@example.org,,,medical,any,,,,,,weekly\n").Lines.Single();

        Assert.That(line.Criteria.Regions, Is.Empty);
        Assert.That(line.Frequency, Is.EqualTo(Frequency.Weekly));
    }

    [Test]
    public void Read_FullLine_TakesEveryColumn()
    {
        var line = Read(Header
            + "a@example.org,\"Pérez, Ana\",es,construction;it,Arequipa;PE-0401,\"\"\"losa deportiva\"\";puente\",demolición,works,1000,250000.50,hourly\n").Lines.Single();

        Assert.That(line.Name, Is.EqualTo("Pérez, Ana"));
        Assert.That(line.Criteria.Sectors, Is.EqualTo(new[] { "construction", "it" }));
        Assert.That(line.Criteria.Regions, Is.EqualTo(new[] { "PE-ARE", "PE-0401" }));
        Assert.That(line.Criteria.Keywords, Is.EqualTo(new[] { "\"losa deportiva\"", "puente" }));
        Assert.That(line.Criteria.Categories, Is.EqualTo(new[] { ProcurementCategory.Works }));
        Assert.That((line.Criteria.MinAmount, line.Criteria.MaxAmount), Is.EqualTo((1000m, 250000.50m)));
        Assert.That(line.Frequency, Is.EqualTo(Frequency.Hourly));
    }

    [Test]
    public void Read_ColumnsThatCameLater_AreTakenWhereTheyAre()
    {
        var line = Read("email,sectors,procedure_types,only_sme_reserved,min_working_days,kinds\n"
            + "a@example.org,textiles;Rubro no determinado,Licitación Pública;Comparación de precios,sí,5,tenders;planned\n").Lines.Single();

        Assert.Multiple(() =>
        {
            Assert.That(line.Criteria.Sectors, Is.EqualTo(new[] { "textiles", "not-known" }));
            Assert.That(line.Criteria.ProcedureTypes, Is.EqualTo(new[] { "Licitación Pública", "Comparación de precios" }));
            Assert.That(line.Criteria.OnlySmeReserved, Is.True);
            Assert.That(line.Criteria.MinWorkingDaysLeft, Is.EqualTo(5));
            Assert.That(line.Criteria.Kinds, Is.EqualTo(new[] { NoticeKind.Tender, NoticeKind.Planned }));
        });
    }

    [TestCase("only_sme_reserved", "perhaps")]
    [TestCase("min_working_days", "-3")]
    [TestCase("min_working_days", "many")]
    [TestCase("kinds", "gossip")]
    public void Read_LaterColumnNotUnderstood_IsRefusedByItsName(string column, string cell) =>
        Assert.That(Read($"email,{column}\na@example.org,{cell}\n").Faults.Single().Reason, Does.StartWith(column));

    [TestCase("not an address,,,,,,,,,,", "email")]
    [TestCase("a@example.org,,fr,,,,,,,,", "locale")]
    [TestCase("a@example.org,,,unicorns,,,,,,,", "sectors")]
    [TestCase("a@example.org,,,,Atlantis,,,,,,", "regions")]
    [TestCase("a@example.org,,,,,,,things,,,", "categories")]
    [TestCase("a@example.org,,,,,,,,much,,", "min_amount")]
    [TestCase("a@example.org,,,,,,,,9,5,", "above max_amount")]
    [TestCase("a@example.org,,,,,,,,,,sometimes", "frequency")]
    [TestCase("a@example.org,,,textiles", "cells")]
    public void Read_LineNotUnderstood_IsRefusedWithItsReasonAndTheOthersAreTaken(string bad, string reason)
    {
        var file = Read(Header + "ok@example.org,,,textiles,Lima,,,,,,\n" + bad + "\n");

        Assert.That(file.Lines.Select(line => line.Email), Is.EqualTo(new[] { "ok@example.org" }));
        Assert.That(file.Faults.Single().Line, Is.EqualTo(3));
        Assert.That(file.Faults.Single().Reason, Does.Contain(reason));
    }

    [TestCase("", "email")]
    [TestCase("correo,nombre\n", "email")]
    [TestCase("email,sector\n", "'sector'")]
    public void Read_AnotherFile_IsRefusedAsAWhole(string text, string reason) =>
        Assert.That(Reader.Read(Bytes(text)).Reason, Does.Contain(reason));

    private static SubscriberFile Read(string text) => Reader.Read(Bytes(text)).Value;

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
