using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Tests.Sources.Definitions;

public sealed class SourceCatalogTests
{
    private string folder = "";

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("hub-definitions").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Load_EveryShippedDefinition_IsFreeOfErrors()
    {
        var catalog = SourceCatalog.Load();

        Assert.That(catalog.Errors, Is.Empty);
        Assert.That(catalog.All.Select(source => source.Id), Is.SupersetOf(
            new[] { "cl-mercadopublico", "demo-ocds", "demo-plans", "demo-portal", "ocds", "pe-oece", "pe-seace-search" }));
        foreach (var source in catalog.All)
        {
            Assert.That(source.Title!.Es, Is.Not.EqualTo(source.Title.En), source.Id);
            Assert.That(source.Verified, Is.Not.Null, $"{source.Id} says what it was tried on");
            Assert.That(SourceCatalog.Shipped().Any(file => file.File == $"{source.Id}.yml"), $"{source.Id} has a file of its own name");
        }
    }

    [Test]
    public void Load_FolderWithABrokenFile_NamesItAndKeepsTheOthers()
    {
        File.WriteAllText(Path.Combine(folder, "broken.yml"), "id: broken\ntitle: { es: A, en: B }\nzone: America/Lima\nreader: html\nfeilds: {}\n");
        File.WriteAllText(Path.Combine(folder, "good.yml"), Minimal("good"));

        var catalog = SourceCatalog.Load(folder);

        Assert.That(catalog.Find("good"), Is.Not.Null);
        Assert.That(catalog.Find("broken"), Is.Null);
        Assert.That(catalog.Find("pe-oece"), Is.Not.Null);
        Assert.That(catalog.Errors.Select(error => error.File).Distinct(), Is.EqualTo(new[] { "broken.yml" }));
        Assert.That(catalog.Errors.Select(error => (error.Line, error.Key)), Does.Contain((5, "feilds")));
    }

    [Test]
    public void Load_FileWithTheIdOfAShippedSource_TakesItsPlace()
    {
        File.WriteAllText(Path.Combine(folder, "mine.yml"), Minimal("pe-oece"));

        var catalog = SourceCatalog.Load(folder);

        Assert.That(catalog.Find("pe-oece")!.Reader, Is.EqualTo("csv"));
        Assert.That(catalog.All.Count(source => source.Id == "pe-oece"), Is.EqualTo(1));
    }

    [Test]
    public void Load_TwoFilesWithOneId_KeepsTheFirstAndNamesTheSecond()
    {
        File.WriteAllText(Path.Combine(folder, "a.yml"), Minimal("same"));
        File.WriteAllText(Path.Combine(folder, "b.yml"), Minimal("same"));

        var error = SourceCatalog.Load(folder).Errors.Single();

        Assert.That(error.ToString(), Is.EqualTo("b.yml: 'id' 'same' is taken by a.yml."));
    }

    [Test]
    public void Load_FolderThatIsNotThere_IsAnErrorAndTheShippedSourcesStay()
    {
        var catalog = SourceCatalog.Load(Path.Combine(folder, "nowhere"));

        Assert.That(catalog.Errors.Single().Message, Is.EqualTo("is not a folder."));
        Assert.That(catalog.All, Is.Not.Empty);
    }

    private static string Minimal(string id) =>
        $"id: {id}\ntitle: {{ es: A, en: B }}\nzone: America/Lima\nreader: csv\nfields:\n  nativeId: {{ column: code }}\n";
}
