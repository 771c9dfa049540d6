using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Tables;

/// <summary>Makes records of the rows of one document, as the definition says what a row stands for.</summary>
internal sealed class RowAssembly
{
    private readonly bool isRegister;
    private readonly NeighbourRows? neighbours;
    private readonly LineNumbers? lines;

    public RowAssembly(SourceDefinition definition, DocumentOrigin origin)
    {
        isRegister = definition.Register?.Covers(origin.Url) == true;
        Fields = isRegister ? definition.Register!.Fields : definition.Fields;
        if (isRegister)
            return;
        neighbours = definition.Rows is { } rule ? new NeighbourRows(rule) : null;
        lines = definition.Key.Alike.Count > 0 ? new LineNumbers(definition.Key.Alike) : null;
    }

    /// <summary>Of a row of this document.</summary>
    public IReadOnlyList<FieldRule> Fields { get; }

    /// <returns>What is complete now that this row is there: the row, or the rows before it; else null.</returns>
    public ReadItem? Add(SourceRecord row)
    {
        if (isRegister)
            row.Kind = RecordKind.PlanPublication;
        lines?.Number(row);
        return neighbours is null ? new ReadItem.Found(row) : neighbours.Add(row);
    }

    /// <returns>What only the end of the document completes.</returns>
    public ReadItem? Finish() => neighbours?.Finish();
}
