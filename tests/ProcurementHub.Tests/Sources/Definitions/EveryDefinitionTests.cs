using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Tests.Demo;
using ProcurementHub.Tests.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Definitions;

/// <summary>Every definition that ships says what it must, and reads documents of its publisher.</summary>
public sealed class EveryDefinitionTests
{
    /// <summary>Where each finds documents to read. One that is not named here fails.</summary>
    private static readonly Dictionary<string, Documents> documents = new()
    {
        ["cl-mercadopublico"] = Published("chile"),
        ["co-entities"] = Published("colombia-plans"),
        ["co-national-sectors"] = Published("colombia-plans"),
        ["co-secop-ocds"] = Published("ocds", "colombia"),
        ["co-secop-plans"] = Published("colombia-plans"),
        ["demo-ocds"] = MadeUp,
        ["demo-plans"] = MadeUp,
        ["demo-portal"] = MadeUp,
        ["gb-contracts-finder"] = Published("ocds", "uk-contracts-finder"),
        ["gb-find-tender"] = OfOurs("gb-find-tender.json"),
        ["mx-ocds"] = Published("ocds", "mexico"),
        ["ng-nocopo"] = Published("ocds", "nigeria"),
        ["ocds"] = Published("ocds"),
        ["pe-conosce-direct"] = Published("conosce"),
        ["pe-entities"] = Published("codelists"),
        ["pe-menores"] = Published("seace"),
        ["pe-menores-cusco"] = Published("cusco-small-purchases"),
        ["pe-oece"] = Published("ocds-peru"),
        ["pe-oece-month"] = Published("ocds-peru"),
        ["pe-plan-csv"] = Published("peru-plan"),
        ["pe-plan-xlsx"] = OfOurs("pac_20100030595_2026.xlsx"),
        ["pe-seace-search"] = Published("seace"),
        ["py-dncp"] = Published("ocds", "paraguay"),
        ["ted-eforms"] = Published("eforms"),
    };

    private static readonly SourceCatalog catalog = SourceCatalog.Load();

    private static IEnumerable<string> Every() => SourceCatalog.Shipped().Select(shipped => Path.GetFileNameWithoutExtension(shipped.File));

    [TestCaseSource(nameof(Every))]
    public void Definition_SaysWhatItIs(string id)
    {
        var definition = catalog.Find(id);

        Assert.That(definition, Is.Not.Null, () => string.Join('\n', catalog.Errors));
        Assert.Multiple(() =>
        {
            Assert.That(definition!.Title!.Es, Is.Not.Empty.And.Not.EqualTo(definition.Title.En));
            Assert.That(definition.Title!.En, Is.Not.Empty);
            Assert.That(definition.Verified, Is.Not.Null, "what it was tried on");
            Assert.That(definition.License, Is.Not.Null, "its licence, or why there is none to name");
            Assert.That(definition.Start is null || definition.Every >= TimeSpan.FromMinutes(30) || id.StartsWith("demo-", StringComparison.Ordinal), "leaves its publisher time");
        });
    }

    [TestCaseSource(nameof(Every))]
    public async Task Definition_ReadsItsDocuments(string id)
    {
        Assert.That(documents, Does.ContainKey(id), $"Name documents of '{id}' in the table of this test, so that it does not go untried.");
        var definition = catalog.Find(id)!;
        await using var opened = await documents[id]();
        var pass = await Reading.PassAsync(opened.Fetcher, definition);

        var titles = definition.Kind switch
        {
            SourceKind.Plans => pass.PlanLines.Select(line => (line.NativeId, line.Content.Title)),
            SourceKind.Entities => pass.ListedEntities.Select(entity => (entity.NativeId, entity.Content.Entity.Name)),
            _ => pass.Notices.Select(notice => (notice.Key.NativeId, notice.Content.Title)),
        };
        Assert.That(titles.ToList(), Is.Not.Empty.And.All.Matches<(string Id, string Title)>(notice => notice.Id.Length > 0 && !string.IsNullOrWhiteSpace(notice.Title)));
        Assert.That(
            pass.Records.SelectMany(record => record.Diagnostics).Where(diagnostic => diagnostic.Field is FieldNames.Status or FieldNames.Category).Select(diagnostic => $"{diagnostic.Field} '{diagnostic.Text}'").Distinct(),
            Is.Empty, "words that statuses and categories do not name");
        Assert.That(pass.Notices.Select(notice => notice.Key.SourceId).Concat(pass.PlanLines.Select(line => line.SourceId)), Is.All.EqualTo(definition.NoticeSource));
    }

    private delegate Task<Opened> Documents();

    private static Documents Published(params string[] folder) => () => Saved(SharedData.Path(folder));

    /// <summary>Written for this test, where nothing that the publisher gave can be had.</summary>
    private static Documents OfOurs(string file) =>
        () => Saved(Path.Combine(Repository.Root, "tests", "ProcurementHub.Tests", "Sources", "Definitions", "Documents", file));

    private static Task<Opened> Saved(string path) => Task.FromResult(new Opened(new SavedFolderFetcher(path), null, null));

    private static async Task<Opened> MadeUp()
    {
        var running = await RunningPublisher.StartAsync(RunningPublisher.Options(notices: 30));
        var fetcher = LoopbackFetcher.Create();
        return new Opened(new SourceWalk(new PassRequests(fetcher, known: null), TimeProvider.System, running.Publisher.Address), running, fetcher);
    }

    private sealed record Opened(IDocumentFetcher Fetcher, RunningPublisher? Publisher, HttpFetcher? Http) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Http?.Dispose();
            if (Publisher is not null)
                await Publisher.DisposeAsync();
        }
    }
}
