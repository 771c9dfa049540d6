using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Fetching;

public sealed class SavedFolderFetcherTests
{
    private static readonly SourceDefinition source = Reading.Definition("""
        reader: csv
        documents:
          take: "*.csv"
          leave: "*_old.csv"
          precedence:
            - { glob: "closed*", set: { status: closed } }
        fields: { nativeId: { column: codigo }, title: { column: nombre } }
        """);

    private string folder = "";

    [SetUp]
    public void CreateFolder()
    {
        folder = Directory.CreateTempSubdirectory("hub-saved").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "2026"));
        foreach (var name in new[] { "b.csv", "a.csv", "2026/closed.csv", "a_old.csv", "notes.txt", ".hidden.csv" })
            File.WriteAllText(Path.Combine(folder, name), $"codigo;nombre\n{name};x\n".Replace(';', ','));
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Folder_WithOtherFiles_GivesThoseOfTheSourceInTheirOrder()
    {
        var pass = await Reading.PassAsync(new SavedFolderFetcher(folder), source);

        Assert.That(pass.Documents, Is.EqualTo(new[] { "2026/closed.csv", "a.csv", "b.csv" }));
        Assert.That(pass.Notices.Select(notice => notice.Content.Status), Is.EqualTo(new[]
        {
            Core.Notices.NoticeStatus.Closed, Core.Notices.NoticeStatus.Unknown, Core.Notices.NoticeStatus.Unknown,
        }));
        Assert.That(pass.Failures, Is.Empty);
    }

    [Test]
    public async Task File_NamedItself_IsTakenWhateverItsName()
    {
        var pass = await Reading.PassAsync(new SavedFolderFetcher(Path.Combine(folder, "notes.txt")), source);

        Assert.That(pass.Documents, Is.EqualTo(new[] { "notes.txt" }));
        Assert.That(pass.Notices.Count(), Is.EqualTo(1));
    }

    [TestCase("nowhere", "There is no such file or folder.")]
    [TestCase("empty", "No file of the folder belongs to the source.")]
    public async Task Folder_WithNothingToRead_IsAFailure(string name, string reason)
    {
        Directory.CreateDirectory(Path.Combine(folder, "empty"));

        var pass = await Reading.PassAsync(new SavedFolderFetcher(Path.Combine(folder, name)), source);

        Assert.That(pass.Failures.Select(failure => failure.Reason), Is.EqualTo(new[] { reason }));
    }
}
