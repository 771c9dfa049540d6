using System.Text;
using ExcelDataReader;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Archives;

namespace ProcurementHub.Sources.Reading.Xlsx;

/// <summary>Walks over the sheets and rows of a workbook, one row at a time, and turns damage into a sentence.</summary>
internal sealed class WorkbookRows : IDisposable
{
    // A sheet has a million rows at most; formatted blank ones count, for they cost the same time.
    private const int MostRows = 2_000_000;

    // The width of a sheet in every program there is. The parser makes room for each row up to the farthest cell.
    private const int MostColumns = 16_384;

    private readonly IExcelDataReader reader;
    private readonly NumberStyle numbers;
    private int rows;

    static WorkbookRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private WorkbookRows(IExcelDataReader reader, NumberStyle numbers)
    {
        this.reader = reader;
        this.numbers = numbers;
    }

    /// <summary>Of the sheet, without the blanks that some programs put behind it.</summary>
    public string SheetName => reader.Name?.Trim() ?? "";

    public bool IsSheetVisible => reader.VisibleState is not ("hidden" or "veryhidden");

    /// <summary>From 1, as spreadsheets count.</summary>
    public int RowNumber => reader.Depth + 1;

    public int Width => reader.FieldCount;

    public string this[int column] => column < reader.FieldCount ? CellText.Of(reader, column, numbers) : "";

    public static (WorkbookRows? Rows, string? Broken) Open(Stream content, NumberStyle numbers)
    {
        var options = new ExcelReaderConfiguration { LeaveOpen = true, FallbackEncoding = TextDecoding.Windows1252 };
        var (rows, broken) = Guarded(() => new WorkbookRows(ExcelReaderFactory.CreateReader(content, options), numbers), null);
        if (rows?.WhyTooWide() is not { } reason)
            return (rows, broken);
        rows.Dispose();
        return (null, reason);
    }

    public (bool More, string? Broken) NextRow()
    {
        if (++rows > MostRows)
            return (false, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The workbook holds more than {MostRows:N0} rows."));
        return Guarded(reader.Read, false);
    }

    public (bool More, string? Broken) NextSheet()
    {
        var (more, broken) = Guarded(reader.NextResult, false);
        return more && WhyTooWide() is { } reason ? (false, reason) : (more, broken);
    }

    public void Dispose() => reader.Dispose();

    private string? WhyTooWide() => reader.FieldCount > MostColumns
        ? $"The workbook is damaged: sheet '{SheetName}' has a cell to the right of where sheets end."
        : null;

    // What the parser throws at damaged files is whatever it stumbles over, from XML to an index out of range.
    private static (T Value, string? Broken) Guarded<T>(Func<T> step, T otherwise)
    {
        try
        {
            return (step(), null);
        }
        catch (ExcelDataReader.Exceptions.InvalidPasswordException)
        {
            return (otherwise, "The workbook is under a password.");
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            return (otherwise, $"The workbook is damaged: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static bool IsDamage(Exception exception) => exception switch
    {
        DamagedArchiveException or OutOfMemoryException or OperationCanceledException => false,
        EndOfStreamException or InvalidDataException => true,
        IOException or UnauthorizedAccessException => false,
        _ => true,
    };
}
