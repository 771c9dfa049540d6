using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Html;

namespace ProcurementHub.Sources.Reading.Feeds;

/// <summary>Fills a record from an entry: by the definition's rules, and for fields without one by the words of RSS and Atom.</summary>
internal sealed class FeedFields(SourceDefinition definition, DocumentOrigin origin)
{
    // The first that an entry has counts. "updated" is no publication.
    private static readonly (FieldRule Rule, string[] Paths)[] standard =
    [
        (Rule(FieldNames.NativeId), ["guid", "id", "@rdf:about", "link"]),
        (Rule(FieldNames.Title), ["title", "dc:title"]),
        (Rule(FieldNames.Description), ["description", "summary", "content:encoded", "content", "dc:description"]),
        (Rule(FieldNames.Url), ["link", "@rdf:about"]),
        (Rule(FieldNames.Published), ["pubDate", "published", "dc:date", "issued"]),
        (Rule(FieldNames.SourceDate), ["updated", "dcterms:modified", "modified"]),
    ];

    private readonly (FieldRule Rule, string[] Paths)[] _fields =
    [
        .. definition.Fields.Select(rule => (rule, new[] { rule.Path! })),
        .. standard.Where(field => !definition.Fields.Any(rule => rule.Name == field.Rule.Name)),
    ];

    public ReadItem Read(FeedEntry entry, string position)
    {
        if (entry.IsTooLarge)
            return new ReadItem.Unreadable(position, "The entry holds more elements than are read of one.", entry.Raw);
        // An entry shows the beginning of a notice; what it leaves out is known elsewhere.
        var record = new SourceRecord(position) { IsPartial = true };
        foreach (var (rule, paths) in _fields)
            Add(record, rule, paths, entry);
        foreach (var file in entry.At("enclosure@url"))
            record.Documents.Add(new DocumentText(null, Links.Absolute(file, origin.Url)?.AbsoluteUri ?? file, null));
        return record.Fields.Count == 0 && record.Codes.Count == 0
            ? new ReadItem.Unreadable(position, "The entry has none of the elements that are looked for.", entry.Raw)
            : new ReadItem.Found(record);
    }

    /// <summary>Of several elements of one name the first in which the rule finds something counts; codes are taken from all.</summary>
    private void Add(SourceRecord record, FieldRule rule, string[] paths, FeedEntry entry)
    {
        foreach (var text in paths.SelectMany(entry.At))
        {
            // Addresses and ids hold ampersands of their own.
            FieldText.Add(record, rule, rule.Name is FieldNames.Url or FieldNames.NativeId ? text : FeedText.Of(text), origin);
            if (rule.Scheme is null && record[rule.Name] is not null)
                return;
        }
    }

    private static FieldRule Rule(string name) => new() { Name = name };
}
