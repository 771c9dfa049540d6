using System.Globalization;

namespace ProcurementHub.Tests.MadeUpYear;

/// <summary>
/// Two hundred bodies and their plans for 2026, with every trap. The last day is Friday 30 January: twenty working days
/// after 1 January, of which the 2nd is none by decree. The register is read on 20 and on 30 January, fails on 2 and 3
/// February, and is read again on the 5th, on the 20th and on 2 March.
/// </summary>
internal static class PlanYear
{
    public const int Readings = 5;

    /// <summary>When the days are asked for: 30 January in Lima, which is the 31st in UTC; 3 February, while the register fails; 2 March.</summary>
    public static readonly string[] Todays = ["2026-01-31T04:30:00Z", "2026-02-04T01:00:00Z", "2026-03-02T20:00:00Z"];

    public static readonly string[] Days = ["2026-01-30", "2026-02-03", "2026-03-02"];

    /// <summary>Instants of the readings; null in place of the instants of the two that fail.</summary>
    public static readonly (string At, int? Reading)[] Passes =
    [
        ("2026-01-20T15:00:00Z", 0), ("2026-01-31T03:00:00Z", 1), ("2026-02-02T15:00:00Z", null), ("2026-02-03T15:00:00Z", null),
        ("2026-02-05T15:00:00Z", 2), ("2026-02-20T15:00:00Z", 3), ("2026-03-02T15:00:00Z", 4),
    ];

    // From Friday 30 January, on a wall calendar: Saturdays and Sundays are none.
    private static readonly (string Day, int Working)[] late =
    [
        ("31/01/2026", 0), ("01/02/2026", 0), ("02/02/2026", 1), ("03/02/2026", 2), ("04/02/2026", 3), ("05/02/2026", 4), ("06/02/2026", 5), ("09/02/2026", 6),
        ("13/02/2026", 10), ("16/02/2026", 11), ("20/02/2026", 15), ("23/02/2026", 16), ("27/02/2026", 20),
    ];

    private static readonly PlanYearTruth notDue = new("not_due");
    private static readonly PlanYearTruth failing = new("cannot_tell");
    private static readonly PlanYearTruth missing = new("missing", Days: "21");

    public static IReadOnlyList<PlanYearBody> Bodies { get; } = [.. Make()];

    private static IEnumerable<PlanYearBody> Make()
    {
        var number = 0;

        // In time, and read before the end of the last day.
        for (var count = 0; count < 60; count++)
        {
            var day = $"{5 + (count % 25):00}/01/2026";
            var seen = 5 + (count % 25) <= 20 ? 0 : 1;
            var published = Iso(day);
            yield return new PlanYearBody(++number, "in time", From(seen, day), [new("in_time", published), new("in_time", published), new("in_time", published)]);
        }

        // In the last minute of the last day in Lima: in UTC it is the next. Nobody has read it before February.
        for (var count = 0; count < 20; count++)
        {
            yield return new PlanYearBody(
                ++number, "last minute", From(2, "30/01/2026 23:59"), [notDue, failing, new("in_time", "2026-01-30")]);
        }

        // Late, by days that the register names.
        for (var count = 0; count < 39; count++)
        {
            var (day, working) = late[count % late.Length];
            var seen = string.CompareOrdinal(Iso(day), "2026-02-05") <= 0 ? 2 : string.CompareOrdinal(Iso(day), "2026-02-20") <= 0 ? 3 : 4;
            yield return new PlanYearBody(
                ++number, "late", From(seen, day),
                [notDue, failing, new("late", Iso(day), working.ToString(CultureInfo.InvariantCulture))]);
        }

        // Without a day: known by when it was read. On 30 January it was there; on 5 February it may have been out for a
        // week; on the 20th it had been missing on the 5th, four working days after the last.
        for (var count = 0; count < 10; count++)
            yield return new PlanYearBody(++number, "no day, soon", From(1, ""), [new("in_time", "2026-01-30"), new("in_time", "2026-01-30"), new("in_time", "2026-01-30")]);
        for (var count = 0; count < 10; count++)
            yield return new PlanYearBody(++number, "no day, after the failures", From(2, ""), [notDue, failing, new("cannot_tell", "2026-02-05")]);
        for (var count = 0; count < 10; count++)
            yield return new PlanYearBody(++number, "no day, later", From(3, ""), [notDue, failing, new("late", "2026-02-20", "4")]);

        // Never.
        for (var count = 0; count < 16; count++)
            yield return new PlanYearBody(++number, "never", From(Readings, ""), [notDue, failing, missing]);

        // A slip of the pen: a day that had not come when it was read.
        for (var count = 0; count < 5; count++)
            yield return new PlanYearBody(++number, "day to come", From(2, "30/01/2062"), [notDue, failing, new("cannot_tell", "2026-02-05")]);

        // Of another year's plan only.
        for (var count = 0; count < 5; count++)
            yield return new PlanYearBody(++number, "another year", From(0, "2025"), [notDue, failing, missing]);

        // Exempted by staff on 15 January; one publishes all the same.
        yield return new PlanYearBody(++number, "exempt", From(Readings, ""), [new("exempt"), new("exempt"), new("exempt")]);
        yield return new PlanYearBody(++number, "exempt", From(3, "10/02/2026"), [new("exempt"), new("exempt"), new("exempt", "2026-02-10")]);

        // Exempted by mistake, which was noticed on 1 March.
        yield return new PlanYearBody(++number, "exempt by mistake", From(Readings, ""), [new("exempt"), new("exempt"), missing]);

        // In the list without a number; the second one's plan stands in the register under its name alone.
        for (var count = 0; count < 4; count++)
            yield return new PlanYearBody(++number, "no id", From(Readings, ""), [notDue, failing, failing]) { HasId = false };
        yield return new PlanYearBody(++number, "named only", From(3, "10/02/2026"), [notDue, failing, failing]) { HasId = false };

        // Known by its number, while the register has a plan without a number under the same name.
        yield return new PlanYearBody(++number, "same name", From(Readings, ""), [notDue, failing, failing]) { Name = "MUNICIPALIDAD DE NOMBRE REPETIDO" };

        // Published in time, amended in February: the register then shows the day of the amendment, and that it named before is not forgotten.
        for (var count = 0; count < 8; count++)
        {
            yield return new PlanYearBody(
                ++number, "amended", ["19/01/2026", "19/01/2026", "19/01/2026", "18/02/2026", "18/02/2026"],
                [new("in_time", "2026-01-19"), new("in_time", "2026-01-19"), new("in_time", "2026-01-19")]);
        }

        // In the register, and taken out of it again.
        for (var count = 0; count < 4; count++)
        {
            yield return new PlanYearBody(
                ++number, "taken out", ["15/01/2026", "15/01/2026", "15/01/2026", null, null],
                [new("in_time", "2026-01-15"), new("in_time", "2026-01-15"), new("in_time", "2026-01-15")]);
        }

        // Left out of the list that came on 1 March.
        while (number < 200)
            yield return new PlanYearBody(++number, "left out", From(Readings, ""), [notDue, failing, new(null)]);
    }

    private static string?[] From(int first, string day) => [.. Enumerable.Range(0, Readings).Select(reading => reading < first ? null : day)];

    private static string Iso(string day) => DateTime.ParseExact(day, "dd/MM/yyyy", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
