using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Csv;
using ProcurementHub.Sources.Reading.Html;
using ProcurementHub.Sources.Reading.Ocds;

namespace ProcurementHub.Sources.Reading;

/// <summary>Which reader reads which format. Readers keep nothing between documents, so one of each is enough.</summary>
public sealed class ReaderRegistry
{
    private readonly Dictionary<string, INoticeReader> byName = new(StringComparer.Ordinal)
    {
        [ReaderNames.Csv] = new CsvNoticeReader(),
        [ReaderNames.Html] = new HtmlReader(),
        [ReaderNames.Ocds] = new OcdsReader(),
    };

    public INoticeReader For(SourceDefinition definition) => byName[definition.Reader];
}
