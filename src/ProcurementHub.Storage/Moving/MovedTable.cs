namespace ProcurementHub.Storage.Moving;

/// <summary>A table of a hub, as the engine that holds it describes it.</summary>
/// <param name="Order">Gives its rows in the same order each time.</param>
/// <param name="RefersToItself">Then a row may stand before the one that it refers to.</param>
internal sealed record MovedTable(string Name, IReadOnlyList<string> Columns, string Order, bool RefersToItself)
{
    public string SelectAll => $"SELECT {string.Join(", ", Columns.Select(Quoted))} FROM {Name}";

    public string SelectInOrder => $"{SelectAll} ORDER BY {Order}";

    public static string Quoted(string column) => $"[{column}]";
}
