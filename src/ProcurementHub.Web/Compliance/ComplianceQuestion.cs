using System.Globalization;
using ProcurementHub.Core.Compliance;
using ProcurementHub.Core.Entities;
using ProcurementHub.Jobs.Compliance;

namespace ProcurementHub.Web.Compliance;

/// <summary>What an address asks of the states of a year. What cannot be used is named and passed over.</summary>
public sealed record ComplianceQuestion
{
    public const string CountryField = "country";
    public const string YearField = "year";
    public const string DayField = "day";
    public const string KnownField = "known";
    public const string StateField = "state";
    public const string RegionField = "region";
    public const string SectorField = "sector";
    public const string LevelField = "level";
    public const string WordsField = "q";
    public const string NotifiedField = "notified";

    public static IReadOnlyList<string> Fields { get; } =
        [CountryField, YearField, DayField, KnownField, StateField, RegionField, SectorField, LevelField, WordsField, NotifiedField];

    private const int LongestWords = 200;

    /// <summary>Null for that of the site.</summary>
    public string? Country { get; init; }

    /// <summary>Null for the present one.</summary>
    public int? Year { get; init; }

    public DateOnly? Day { get; init; }

    public DateOnly? KnownBy { get; init; }

    public ComplianceFilter Filter { get; init; } = new();

    /// <summary>Fields with what was written in them.</summary>
    public IReadOnlyList<(string Field, string Written)> Unused { get; init; } = [];

    public static ComplianceQuestion Read(IQueryCollection query)
    {
        var unused = new List<(string, string)>();
        return new ComplianceQuestion
        {
            Country = Text(CountryField)?.ToUpperInvariant(),
            Year = Value<int>(YearField, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and < 2100 ? year : null),
            Day = Value(DayField, DayOf),
            KnownBy = Value(KnownField, DayOf),
            Filter = new ComplianceFilter
            {
                State = Value<ComplianceState>(StateField, ComplianceWords.StateOf),
                Region = Text(RegionField),
                Sector = Text(SectorField),
                Level = Text(LevelField) is { } level && GovernmentLevels.Of(level) is null ? Refused(LevelField, level) : Text(LevelField),
                Words = Text(WordsField),
                IsNotified = Text(NotifiedField) == "1",
            },
            Unused = unused,
        };

        string? Text(string field) => query[field].ToString().Trim() is { Length: > 0 and <= LongestWords } text ? text : null;

        string? Refused(string field, string written)
        {
            unused.Add((field, written));
            return null;
        }

        T? Value<T>(string field, Func<string, T?> read)
            where T : struct
        {
            if (Text(field) is not { } text)
                return null;
            if (read(text) is { } value)
                return value;
            Refused(field, text);
            return null;
        }
    }

    /// <summary>The same question to another page.</summary>
    public string To(string path, ComplianceFilter? filter = null)
    {
        var asked = filter ?? Filter;
        var parts = new (string Name, string? Value)[]
        {
            (CountryField, Country), (YearField, Year?.ToString(CultureInfo.InvariantCulture)), (DayField, Day is { } day ? ComplianceEvidence.Day(day) : null),
            (KnownField, KnownBy is { } known ? ComplianceEvidence.Day(known) : null), (StateField, asked.State?.ToWord()), (RegionField, asked.Region),
            (SectorField, asked.Sector), (LevelField, asked.Level), (WordsField, asked.Words), (NotifiedField, asked.IsNotified ? "1" : null),
        };
        var query = string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
