using ProcurementHub.Core.Calendars;
using ProcurementHub.Host.CommandLine;

namespace ProcurementHub.Host.Wiring;

/// <summary>The non-working days that the operator knows of beside those that come with the hub: decrees come every year.</summary>
internal static class CalendarSettings
{
    private const string Key = "Calendars:Decrees";

    public static WorkingCalendars Read(IConfiguration configuration)
    {
        var path = configuration[Key];
        if (string.IsNullOrWhiteSpace(path))
            return WorkingCalendars.Standard;
        if (!File.Exists(path))
            throw VerbFailure.WrongUse($"{Key}: '{path}' is not a file.");
        using var file = File.OpenText(path);
        var days = DecreedDay.Read(file);
        return days.HasValue ? new WorkingCalendars(days.Value) : throw VerbFailure.WrongUse($"{Key}: '{path}': {days.Reason}");
    }
}
