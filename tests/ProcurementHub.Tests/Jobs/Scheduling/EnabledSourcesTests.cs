using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Tests.Jobs.Scheduling;

public sealed class EnabledSourcesTests
{
    private DirectoryInfo folder = null!;

    [SetUp]
    public void Open()
    {
        folder = Directory.CreateTempSubdirectory("hub-enabled-");
        Define("uy-own", "UY", "https://portal.example/ocds");
        Define("uy-saved", "UY", null);
    }

    [TearDown]
    public void Close() => folder.Delete(recursive: true);

    [Test]
    public void All_WithoutAList_AreTheLiveOnesOfTheCountryAndThoseOfTheOperator()
    {
        var catalog = SourceCatalog.Load(folder.FullName);

        var enabled = Of(catalog, new SourceOptions(), "PE");

        var ofPeru = catalog.All.Where(definition => definition is { Country: "PE", IsLive: true }).Select(definition => definition.Id);
        Assert.That(enabled.All.Select(definition => definition.Id), Is.EquivalentTo(ofPeru.Append("uy-own")));
        Assert.That((enabled.Contains("uy-own"), enabled.Contains("uy-saved"), enabled.Contains("demo-portal")), Is.EqualTo((true, false, false)));
    }

    [Test]
    public void All_WithAList_AreExactlyThese()
    {
        Define("uy-other", "UY", "https://portal.example/other");

        var enabled = Of(SourceCatalog.Load(folder.FullName), new SourceOptions { Enabled = ["uy-other"] }, "UY");

        Assert.That(enabled.All.Select(definition => definition.Id), Is.EqualTo(new[] { "uy-other" }));
    }

    private static EnabledSources Of(SourceCatalog catalog, SourceOptions options, string country) =>
        new(catalog, options, new OptionsWrapper<SiteOptions>(new SiteOptions { Country = country }));

    private void Define(string id, string country, string? start) => File.WriteAllText(Path.Combine(folder.FullName, $"{id}.yml"), $$"""
        id: {{id}}
        title: { es: Prueba, en: Test }
        country: {{country}}
        zone: America/Montevideo
        reader: ocds
        verified: saved files
        {{(start is null ? "" : $"start: {start}")}}
        """);
}
