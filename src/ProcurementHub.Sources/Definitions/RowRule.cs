namespace ProcurementHub.Sources.Definitions;

/// <summary>
/// Says of a table whose rows are smaller than what it is about: neighbouring rows with the same text in one
/// field are one record.
/// </summary>
/// <param name="Together">Name of the field that such rows share.</param>
/// <param name="Item">Name of the field that tells their items apart; a second row of one item adds nothing.</param>
public sealed record RowRule(string Together, string? Item);
