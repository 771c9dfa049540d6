using System.Globalization;
using System.Text.RegularExpressions;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Fetching;

/// <summary>
/// Makes of a start address with dates in it one address for each step of the window, the oldest first:
/// {date:yyyy-MM-dd} and {from:...} are the step's beginning, {to:...} is the beginning of the next one,
/// {year}, {month} and {day} are the numbers of the beginning with their zeros.
/// </summary>
internal static partial class StartAddresses
{
    private static readonly string[] dated = ["date", "from", "to", "year", "month", "day"];

    private static readonly string[] others = ["base", "page", "offset", "size", "cursor"];

    /// <param name="now">Turned into the source's day: it is still yesterday in Lima when London has breakfast.</param>
    public static IReadOnlyList<string> Of(string start, DateWindow? window, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (window is null)
            return [start];
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var current = Beginning(local, window);
        var addresses = new List<string>();
        for (var from = Beginning(Later(current, -window.Back, window.Unit), window);
            from <= Later(current, window.Ahead, window.Unit);
            from = Later(from, window.Step, window.Unit))
        {
            if (window.Current || from != current)
                addresses.Add(Fill(start, from, Later(from, window.Step, window.Unit)));
        }

        return addresses;
    }

    public static bool HasDates(string start) => Placeholder().Matches(start).Any(match => dated.Contains(match.Groups[1].Value));

    /// <returns>What is wrong with the placeholders of an address, or null.</returns>
    public static string? Trouble(string start)
    {
        foreach (Match match in Placeholder().Matches(start))
        {
            var name = match.Groups[1].Value;
            if (!dated.Contains(name) && !others.Contains(name))
                return $"has {match.Value}, which stands for nothing; there are {string.Join(", ", others.Concat(dated).Select(known => $"{{{known}}}"))}.";
            if (name is "date" or "from" or "to" != match.Groups[2].Success)
                return match.Groups[2].Success ? $"has a form in {match.Value}, which takes none." : $"has {match.Value} without a form, such as {{{name}:yyyy-MM-dd}}.";
        }

        return null;
    }

    private static string Fill(string start, DateTime from, DateTime to) => Placeholder().Replace(start, match => match.Groups[1].Value switch
    {
        "date" or "from" => from.ToString(match.Groups[2].Value, CultureInfo.InvariantCulture),
        "to" => to.ToString(match.Groups[2].Value, CultureInfo.InvariantCulture),
        "year" => from.ToString("yyyy", CultureInfo.InvariantCulture),
        "month" => from.ToString("MM", CultureInfo.InvariantCulture),
        "day" => from.ToString("dd", CultureInfo.InvariantCulture),
        _ => match.Value,
    });

    // Steps are cut at the same places every time, so that a pass asks for the same addresses as the one before it.
    private static DateTime Beginning(DateTime local, DateWindow window) => window.Unit switch
    {
        WindowUnit.Hours => local.Date.AddHours(local.Hour - (local.Hour % window.Step)),
        WindowUnit.Days => local.Date.AddDays(-(DateOnly.FromDateTime(local).DayNumber % window.Step)),
        _ => new DateTime(local.Year, local.Month - ((local.Month - 1) % window.Step), 1),
    };

    private static DateTime Later(DateTime from, int units, WindowUnit unit) => unit switch
    {
        WindowUnit.Hours => from.AddHours(units),
        WindowUnit.Days => from.AddDays(units),
        _ => from.AddMonths(units),
    };

    [GeneratedRegex(@"\{([a-z]+)(?::([^{}]+))?\}", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
