using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Tables;

/// <summary>
/// Makes one record of neighbouring rows with the same key: the first row, and of those after it what each item
/// has of its own. A key that comes back later is told: two halves would overrule each other for ever.
/// </summary>
internal sealed class NeighbourRows(RowRule rule)
{
    private static readonly string[] ofItems =
        [FieldNames.ItemAmount, FieldNames.Place, FieldNames.Department, FieldNames.Province, FieldNames.District, FieldNames.Country];

    private readonly HashSet<string> finished = new(StringComparer.Ordinal);
    private readonly HashSet<string> items = new(StringComparer.Ordinal);
    private SourceRecord? open;
    private string? key;

    public ReadItem? Add(SourceRecord row)
    {
        var rowKey = row[rule.Together];
        if (open is not null && rowKey is not null && rowKey == key)
        {
            if (IsAnotherItem(row))
                Join(open, row);
            return null;
        }

        var before = Finish();
        (open, key) = (row, rowKey);
        items.Clear();
        IsAnotherItem(row);
        return before;
    }

    public ReadItem? Finish()
    {
        if (open is not { } record)
            return null;
        open = null;
        return key is null || finished.Add(key)
            ? new ReadItem.Found(record)
            : new ReadItem.Unreadable(record.Position, "Its rows do not stand together: others with the same key were read before.", key);
    }

    private bool IsAnotherItem(SourceRecord row) =>
        rule.Item is null || row[rule.Item] is not { } item || items.Add(item);

    private static void Join(SourceRecord record, SourceRecord row)
    {
        foreach (var (field, text) in row.Fields)
        {
            if (Array.IndexOf(ofItems, field) >= 0 || (field == FieldNames.Currency && record[field] != text))
                record.Add(field, text);
        }

        record.Codes.AddRange(row.Codes);
    }
}
