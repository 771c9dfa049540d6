using System.Text.Json;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Tests.Text;

public sealed class EntityAcronymsTests
{
    [TestCase("SEGURO SOCIAL DE SALUD", "essalud", true)]
    [TestCase("ESSALUD - RED ASISTENCIAL CUSCO", "seguro social de salud", true)]
    [TestCase("ESSALUD - RED ASISTENCIAL CUSCO", "\"seguro social de salud\"", true)]
    [TestCase("Ministerio de Salud - Hospital Santa Rosa", "MINSA", true)]
    [TestCase("UNIDAD EJECUTORA MEJORAMIENTO DEL SISTEMA DE INFORMACION DE LA SUNAT - MSI", "aduanas", true)]
    [TestCase("INSTITUTO NACIONAL DE SALUD", "ins", true)]
    [TestCase("INSTITUTO NACIONAL DE SALUD MENTAL HONORIO DELGADO", "ins", false, TestName = "another body's name begins alike")]
    [TestCase("ANA - AUTORIDAD ADMINISTRATIVA DEL AGUA", "autoridad nacional", true)]
    [TestCase("MUNICIPALIDAD DISTRITAL DE SANTA ANA", "autoridad nacional", false, TestName = "a short acronym is also a name")]
    [TestCase("ORGANISMO SUPERVISOR DE LAS CONTRATACIONES DEL ESTADO", "oece", true, TestName = "the name from before finds the body of today")]
    public void Query_ForOneNameOfAnEntity_FindsItsOthers(string entity, string query, bool found)
    {
        var notice = new NoticeContent { Title = "Sillas", Entity = new EntityReference("PE-CONSUCODE", "1", entity) };

        Assert.That(KeywordQuery.Parse(query).Value.Matches([.. SearchedTexts.Of(notice).Select(text => text.Text)]), Is.EqualTo(found));
    }

    [Test]
    public void Acronyms_OfTheTitle_AreNoNamesOfTheEntity()
    {
        var notice = new NoticeContent { Title = "Sillas para ESSALUD", Entity = new EntityReference("PE-CONSUCODE", "1", "MUNICIPALIDAD DE PISAC") };

        Assert.That(SearchedTexts.Of(notice), Has.Count.EqualTo(2));
    }

    [Test]
    public void Acronyms_OfThePublishedList_AreNearlyAllKnown()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("codelists", "siglas_entidades_pe.json")));
        var unknown = file.RootElement.EnumerateObject()
            .Where(entry => !entry.Name.StartsWith('_') && !EntityAcronyms.Standard.OthersOf(Analyser.Analyse(entry.Name)).Any())
            .Select(entry => entry.Name);

        // Words of the full name itself, which are found without a list.
        Assert.That(unknown, Is.EquivalentTo(new[] { "provias", "electroperu", "contraloria", "fiscalia", "defensoria", "congreso" }));
    }
}
