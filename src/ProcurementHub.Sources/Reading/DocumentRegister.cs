using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Archives;

namespace ProcurementHub.Sources.Reading;

/// <summary>What a register says of the files beside it, by the name of the file.</summary>
internal sealed class DocumentRegister
{
    private readonly Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A register that cannot be read says nothing here; it says why when it is read as a document.</summary>
    public async Task AddAsync(Stream content, string name, SourceDefinition definition, CancellationToken cancellationToken)
    {
        var reader = new ReaderRegistry(new ArchiveLimits()).For(definition);
        await foreach (var item in reader.ReadAsync(content, new DocumentOrigin(name), definition, cancellationToken))
        {
            if (item is ReadItem.Found { Record: { Kind: RecordKind.PlanPublication } row } && row[FieldNames.PlanFile] is { } document)
                known[document.Trim()] = [.. row.Fields.Where(field => field.Key != FieldNames.PlanFile).Select(OfLines)];
        }
    }

    /// <param name="name">Of the file, with or without folders.</param>
    public IReadOnlyList<KeyValuePair<string, string>> Of(string name) =>
        known.GetValueOrDefault(name[(name.LastIndexOf('/') + 1)..], []);

    /// <summary>
    /// When a plan was published is a fact of the plan. Its lines only have to know which of two plans is the newer,
    /// or all of them would be changed by every new plan.
    /// </summary>
    private static KeyValuePair<string, string> OfLines(KeyValuePair<string, string> field) =>
        field.Key == FieldNames.Published ? KeyValuePair.Create(FieldNames.SourceDate, field.Value) : field;
}
