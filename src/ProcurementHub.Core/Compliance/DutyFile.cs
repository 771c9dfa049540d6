using System.Globalization;
using ProcurementHub.Core.Calendars;

namespace ProcurementHub.Core.Compliance;

/// <summary>Reads the rules of a file: a header, one rule a line, lines that begin with # are notes.</summary>
public static class DutyFile
{
    private const string Header = "country;id;what;from;to;counted_from;periods;zone;lists;registers;register_day;confidence;citation";
    private const int Cells = 13;

    public static Parsed<IReadOnlyList<Duty>> Read(TextReader lines) => RuleFile.Read(lines, Header, line => Of(line.Split(';', Cells)));

    private static Parsed<Duty> Of(string[] cells)
    {
        if (cells.Length < Cells || cells[^1].Length == 0)
            return Parsed.Failed<Duty>($"has fewer than {Cells} cells; the last says where the rule stands.");
        if (What(cells[2]) is not { } what)
            return Parsed.Failed<Duty>($"'{cells[2]}' is neither plan nor cure.");
        if (Year(cells[3]) is not { } from || (cells[4].Length > 0 && Year(cells[4]) is null))
            return Parsed.Failed<Duty>($"'{cells[3]}' to '{cells[4]}' are not years.");
        if (!IsStart(cells[5], what, out var start))
            return Parsed.Failed<Duty>($"'{cells[5]}' is neither a day such as 01-31 nor, for a cure, notification.");
        var periods = cells[6].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(DutyPeriod.Parse).ToList();
        if (periods.Contains(null))
            return Parsed.Failed<Duty>($"'{cells[6]}' are not periods such as 15w or 30c.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(cells[7], out var zone))
            return Parsed.Failed<Duty>($"'{cells[7]}' is not a time zone such as America/Lima.");
        var registers = cells[9].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Register).ToList();
        if (registers.Contains(null))
            return Parsed.Failed<Duty>($"'{cells[9]}' are not registers such as co-secop-plans=CO-NIT.");
        if (Day(cells[10]) is not { } day)
            return Parsed.Failed<Duty>($"'{cells[10]}' is neither first nor last.");
        if (LegalConfidences.Of(cells[11]) is not { } confidence)
            return Parsed.Failed<Duty>($"'{cells[11]}' is none of confirmed, reported and unconfirmed.");
        return Parsed.Of(new Duty
        {
            Country = cells[0], Id = cells[1], What = what, From = from, To = Year(cells[4]), CountedFrom = start, Periods = [.. periods.Select(period => period!.Value)],
            Zone = zone,
            Lists = cells[8].Split(' ', StringSplitOptions.RemoveEmptyEntries), Registers = registers!, RegisterDay = day, Confidence = confidence, Citation = cells[12],
        });
    }

    private static DutyKind? What(string word) => word switch { "plan" => DutyKind.Plan, "cure" => DutyKind.Cure, _ => null };

    private static RegisterDay? Day(string word) => word switch { "first" => RegisterDay.First, "last" => RegisterDay.Last, _ => null };

    private static int? Year(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 3000 ? year : null;

    private static bool IsStart(string text, DutyKind what, out (int Month, int Day)? start)
    {
        start = DateOnly.TryParseExact($"2023-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day.Month, day.Day) : null;
        return what == DutyKind.Cure ? text == "notification" : start is not null;
    }

    private static DutyRegister? Register(string text) =>
        text.Split('=') is [{ Length: > 0 } source, { Length: > 0 } scheme] ? new DutyRegister(source, scheme) : null;
}
