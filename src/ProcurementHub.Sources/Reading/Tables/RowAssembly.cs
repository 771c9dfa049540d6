using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Tables;

/// <summary>Makes records of the rows of one document, as the definition says what a row stands for.</summary>
internal sealed class RowAssembly
{
    private readonly RecordKind? kind;
    private readonly NeighbourRows? neighbours;
    private readonly LineNumbers? lines;

    public RowAssembly(SourceDefinition definition, DocumentOrigin origin)
    {
        (kind, Fields) = definition.Register?.Covers(origin.Url) == true ? (RecordKind.PlanPublication, definition.Register.Fields)
            : definition.Items?.Covers(origin.Url) == true ? (RecordKind.Items, definition.Items.Fields)
            : ((RecordKind?)null, definition.Fields);
        if (kind is not null)
            return;
        neighbours = definition.Rows is { } rule ? new NeighbourRows(rule) : null;
        lines = definition.Key.Alike.Count > 0 ? new LineNumbers(definition.Key.Alike) : null;
    }

    /// <summary>Of a row of this document.</summary>
    public IReadOnlyList<FieldRule> Fields { get; }

    /// <returns>What is complete now that this row is there: the row, or the rows before it; else null.</returns>
    public ReadItem? Add(SourceRecord row)
    {
        row.Kind = kind ?? row.Kind;
        CodeTexts.Name(row);
        lines?.Number(row);
        return neighbours is null ? new ReadItem.Found(row) : neighbours.Add(row);
    }

    /// <returns>What only the end of the document completes.</returns>
    public ReadItem? Finish() => neighbours?.Finish();
}
