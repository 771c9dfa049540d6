using System.Collections.Concurrent;

namespace ProcurementHub.Core.Calendars;

/// <summary>The working days of every country: by the rules that come with the hub, the decrees that do, and those of the hub's operator.</summary>
public sealed class WorkingCalendars(IEnumerable<DecreedDay> own)
{
    private const string Folder = "ProcurementHub.Core.Calendars.Data.";

    private static readonly Lazy<ILookup<string, HolidayRule>> rules = new(() => Read("holidays.csv", HolidayRule.Read).ToLookup(rule => rule.Country));
    private static readonly Lazy<IReadOnlyList<DecreedDay>> decrees = new(() => Read("decrees.csv", file => DecreedDay.Read(file).Value));

    private readonly ILookup<string, DecreedDay> decreed = decrees.Value.Concat(own).ToLookup(day => day.Country);
    private readonly ConcurrentDictionary<string, WorkingCalendar> calendars = new(StringComparer.Ordinal);

    /// <summary>Without an operator's own decrees.</summary>
    public static WorkingCalendars Standard { get; } = new([]);

    /// <summary>The decrees that come with the hub.</summary>
    public static IReadOnlyList<DecreedDay> Decrees => decrees.Value;

    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public WorkingCalendar Of(string country) =>
        calendars.GetOrAdd(country, code => new WorkingCalendar([.. rules.Value[code]], [.. decreed[code]]));

    private static IReadOnlyList<T> Read<T>(string name, Func<TextReader, IEnumerable<T>> read)
    {
        using var stream = typeof(WorkingCalendars).Assembly.GetManifestResourceStream(Folder + name)
            ?? throw new InvalidOperationException($"The assembly has no {name}.");
        using var text = new StreamReader(stream);
        return [.. read(text)];
    }
}
