using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Archives;
using ProcurementHub.Sources.Reading.Csv;
using ProcurementHub.Sources.Reading.EForms;
using ProcurementHub.Sources.Reading.Feeds;
using ProcurementHub.Sources.Reading.Html;
using ProcurementHub.Sources.Reading.Json;
using ProcurementHub.Sources.Reading.Ocds;
using ProcurementHub.Sources.Reading.Xlsx;

namespace ProcurementHub.Sources.Reading;

/// <summary>
/// Which reader reads which format; any of them also gets what lies in gzip and ZIP archives. Readers keep
/// nothing between documents, so one of each is enough.
/// </summary>
public sealed class ReaderRegistry(ArchiveLimits limits)
{
    private readonly Dictionary<string, INoticeReader> byName = new(StringComparer.Ordinal)
    {
        [ReaderNames.Csv] = new ArchiveAwareReader(new CsvNoticeReader(), limits),
        [ReaderNames.Html] = new ArchiveAwareReader(new HtmlReader(), limits),
        [ReaderNames.EForms] = new ArchiveAwareReader(new EFormsReader(), limits),
        [ReaderNames.Feed] = new ArchiveAwareReader(new FeedReader(), limits),
        [ReaderNames.Json] = new ArchiveAwareReader(new JsonNoticeReader(), limits),
        [ReaderNames.Ocds] = new ArchiveAwareReader(new OcdsReader(), limits),
        // A workbook is a ZIP itself; the archive reader knows it by its list of contents and hands it on whole.
        [ReaderNames.Xlsx] = new ArchiveAwareReader(new XlsxReader(limits), limits),
    };

    public INoticeReader For(SourceDefinition definition) => byName[definition.Reader];
}
