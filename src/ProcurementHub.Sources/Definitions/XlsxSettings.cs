namespace ProcurementHub.Sources.Definitions;

/// <summary>Which sheets of a workbook are read, and where their table begins.</summary>
public sealed record XlsxSettings
{
    /// <summary>Name of the one sheet; blanks, case and accents do not tell names apart.</summary>
    public string? Sheet { get; init; }

    /// <summary>Place of the one sheet, from 1; it counts where there is no name.</summary>
    public int SheetNumber { get; init; } = 1;

    public bool AllSheets { get; init; }

    /// <summary>Row of the header, from 1; null where the first row that has the columns is meant.</summary>
    public int? HeaderRow { get; init; }
}
