using System.Globalization;

namespace ProcurementHub.Sources.Normalising;

/// <summary>The number under which a spreadsheet keeps a date: days since the end of 1899, the time of day behind the point.</summary>
internal static class SerialDate
{
    public const string Name = "serial";

    // Below lies the day that Excel takes 1900 to have had and not to have had; above, the year 10000.
    private const double First = 61;
    private const double AfterLast = 2_958_466;

    public static WrittenDate? Parse(ReadOnlySpan<char> text)
    {
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
            || serial is not (>= First and < AfterLast))
            return null;
        var days = Math.Floor(serial);
        // Seconds are what spreadsheets keep; what lies below is noise of the binary fraction.
        var seconds = Math.Round((serial - days) * 86_400);
        return new WrittenDate(DateTime.FromOADate(days).AddSeconds(seconds), seconds > 0, null);
    }
}
