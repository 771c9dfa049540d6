using System.Xml.Linq;

namespace ProcurementHub.Tests.Architecture;

/// <summary>Which project may know which. A new arrow is a decision about the house, made here first.</summary>
[TestFixture]
public sealed class ProjectArrowsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Microsoft.SqlServer.Server"] = [],
        ["ProcurementHub.Core"] = [],
        ["ProcurementHub.Matching"] = ["ProcurementHub.Core"],
        ["ProcurementHub.Sources"] = ["ProcurementHub.Core"],
        ["ProcurementHub.Storage"] = ["ProcurementHub.Core", "Microsoft.SqlServer.Server"],
        ["ProcurementHub.Jobs"] = ["ProcurementHub.Core", "ProcurementHub.Matching", "ProcurementHub.Sources", "ProcurementHub.Storage"],
        ["ProcurementHub.Web"] = ["ProcurementHub.Jobs"],
        ["ProcurementHub.Demo"] = ["ProcurementHub.Core"],
        ["ProcurementHub.Host"] = ["ProcurementHub.Web", "ProcurementHub.Demo"],
    };

    [Test]
    public void Projects_InSrc_AreTheOnesOfTheHouse()
    {
        var found = ProjectFiles().Select(Path.GetFileNameWithoutExtension);

        Assert.That(found, Is.EquivalentTo(Allowed.Keys));
    }

    [TestCaseSource(nameof(ProjectFiles))]
    public void Project_References_OnlyWhatItsArrowsAllow(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var references = Included(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

        Assert.That(references, Is.SubsetOf(Allowed[name]));
    }

    [Test]
    public void Core_References_NoPackages()
    {
        var core = ProjectFiles().Single(path => path.EndsWith("ProcurementHub.Core.csproj", StringComparison.Ordinal));

        Assert.That(Included(core, "PackageReference").Concat(Included(core, "FrameworkReference")), Is.Empty);
    }

    [Test]
    public void Root_Shows_OnlyWhatBelongsThere()
    {
        var visible = Directory.EnumerateFileSystemEntries(Repository.Root)
            .Select(Path.GetFileName)
            .Where(name => !name!.StartsWith('.'))
            // Made by running the program or the tests in place; both are ignored by git.
            .Except(["data", "TestResults"]);

        Assert.That(visible, Is.SubsetOf(new[] { "src", "tests", "deploy", "ProcurementHub.sln", "README.md", "global.json" }));
    }

    private static IEnumerable<string> ProjectFiles() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);

    private static IEnumerable<string> Included(string project, string element) =>
        XDocument.Load(project).Descendants(element).Select(reference => (string?)reference.Attribute("Include") ?? "");
}
