using System.Globalization;
using ExcelDataReader;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Xlsx;

/// <summary>What a cell holds, as text that loses nothing of it. A formula's cell holds the value it had when it was saved.</summary>
internal static class CellText
{
    /// <param name="style">How the source writes numbers: real ones are written so too, to be read back by one rule.</param>
    /// <returns>Empty where the cell is.</returns>
    public static string Of(IExcelDataReader row, int column, NumberStyle style) => row.GetValue(column) switch
    {
        null => "",
        string text => text,
        double number => style == NumberStyle.DecimalComma ? Number(number).Replace('.', ',') : Number(number),
        DateTime date => Date(date),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>Codes and ids are whole numbers to a spreadsheet; an exponent would spoil them.</summary>
    private static string Number(double number) => Math.Abs(number) < 1e18 && number == Math.Floor(number)
        ? number.ToString("F0", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    private static string Date(DateTime date) => date.TimeOfDay == TimeSpan.Zero
        ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : date.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}
