using System.Text;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Sources.Normalising;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Archives;
using ProcurementHub.Sources.Reading.Csv;
using ProcurementHub.Sources.Reading.EForms;
using ProcurementHub.Sources.Reading.Feeds;
using ProcurementHub.Sources.Reading.Html;
using ProcurementHub.Sources.Reading.Json;
using ProcurementHub.Sources.Reading.Ocds;
using ProcurementHub.Sources.Reading.Xlsx;

namespace ProcurementHub.Tests.Sources;

/// <summary>Reads texts and folders of a test by a definition of a test.</summary>
internal static class Reading
{
    public static Normaliser Normaliser { get; } = new(RegionTree.Standard, SectorResolver.Standard);

    public static SourceDefinition Shipped(string id) => SourceCatalog.Load().Find(id)!;

    /// <summary>A definition of a test; what every definition must have is put before it.</summary>
    public static SourceDefinition Definition(string yaml, string zone = "America/Lima")
    {
        var loaded = DefinitionLoader.Load($$"""
            id: xx-test
            title: { es: Prueba, en: Test }
            zone: {{zone}}

            """ + yaml, "test.yml");
        Assert.That(loaded.Errors, Is.Empty);
        return loaded.Definition!;
    }

    public static Task<List<ReadItem>> ReadAsync(SourceDefinition definition, string text, string url = "page.html") =>
        ReadAsync(definition, Encoding.UTF8.GetBytes(text), url);

    public static async Task<List<ReadItem>> ReadAsync(SourceDefinition definition, byte[] bytes, string url = "page.html")
    {
        using var content = new MemoryStream(bytes);
        return await ReadAsync(definition, content, new DocumentOrigin(url));
    }

    public static async Task<List<ReadItem>> ReadAsync(SourceDefinition definition, Stream content, DocumentOrigin origin)
    {
        INoticeReader reader = definition.Reader switch
        {
            ReaderNames.Html => new HtmlReader(),
            ReaderNames.Csv => new CsvNoticeReader(),
            ReaderNames.EForms => new EFormsReader(),
            ReaderNames.Xlsx => new XlsxReader(new ArchiveLimits()),
            ReaderNames.Feed => new FeedReader(),
            ReaderNames.Json => new JsonNoticeReader(),
            _ => new OcdsReader(),
        };
        var items = new List<ReadItem>();
        await foreach (var item in reader.ReadAsync(content, origin, definition, CancellationToken.None))
            items.Add(item);
        return items;
    }

    /// <summary>A whole pass, as the collector makes it, but for the keeping.</summary>
    public static async Task<Pass> PassAsync(IDocumentFetcher fetcher, SourceDefinition definition)
    {
        var pass = new Pass();
        await foreach (var result in fetcher.FetchAsync(definition, CancellationToken.None))
        {
            if (result is FetchResult.Failed failed)
            {
                pass.Failures.Add(failed);
                continue;
            }

            if (result is FetchResult.Ended ended)
                pass.Failures.Add(new FetchResult.Failed("", ended.Reason));
            if (result is not FetchResult.Fetched { Document: var fetched })
                continue;
            await using var document = fetched;
            pass.Documents.Add(document.Url);
            await using var content = document.OpenRead();
            foreach (var item in await ReadAsync(definition, content, document.Origin))
                pass.Add(document, item, definition);
        }

        return pass;
    }

    public static SourceRecord Record(params (string Field, string Text)[] fields)
    {
        var record = new SourceRecord("line 1");
        foreach (var (field, text) in fields)
            record.Add(field, text);
        return record;
    }

    public static IEnumerable<SourceRecord> Records(IEnumerable<ReadItem> items) => items.OfType<ReadItem.Found>().Select(found => found.Record);

    internal sealed class Pass
    {
        public List<string> Documents { get; } = [];

        public List<FetchResult.Failed> Failures { get; } = [];

        public List<NormalisedRecord> Records { get; } = [];

        public List<(string Url, ReadItem Item)> Unread { get; } = [];

        public IEnumerable<NoticeDraft> Notices => Records.Select(record => record.Notice).OfType<NoticeDraft>();

        public IEnumerable<PlanPublicationDraft> PlanPublications => Records.Select(record => record.PlanPublication).OfType<PlanPublicationDraft>();

        public IEnumerable<ListedEntityDraft> ListedEntities => Records.Select(record => record.ListedEntity).OfType<ListedEntityDraft>();

        public IEnumerable<PlanLineDraft> PlanLines => Records.Select(record => record.PlanLine).OfType<PlanLineDraft>();

        /// <summary>What the pass leaves of each notice when later drafts are laid over earlier ones.</summary>
        public Dictionary<string, NoticeContent> Merged()
        {
            var merged = new Dictionary<string, NoticeContent>(StringComparer.Ordinal);
            foreach (var draft in Notices)
            {
                merged[draft.Key.NativeId] = draft.IsPartial && merged.TryGetValue(draft.Key.NativeId, out var known)
                    ? NoticeMerge.Over(known, draft.Content)
                    : draft.Content;
            }

            return merged;
        }

        public void Add(FetchedDocument document, ReadItem item, SourceDefinition definition)
        {
            if (item is not ReadItem.Found { Record: var record })
            {
                Unread.Add((document.Url, item));
                return;
            }

            document.Complete(record);
            Records.Add(Normaliser.Normalise(record, definition));
        }
    }
}
