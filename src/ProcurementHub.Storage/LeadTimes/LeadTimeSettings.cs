namespace ProcurementHub.Storage.LeadTimes;

/// <summary>On whose calendar and by which rules lead times are counted. When any of it changes, all are counted anew.</summary>
/// <param name="Zone">Of the reader: in which months begin.</param>
/// <param name="Country">Of sources that do not say theirs.</param>
/// <param name="Rules">Changes with every change of the rules and the holidays.</param>
/// <param name="Sources">By the id under which their notices are kept.</param>
public sealed record LeadTimeSettings(
    TimeZoneInfo Zone, string Country, string Rules, IReadOnlyDictionary<string, LeadTimeSource> Sources)
{
    internal string Text => $"{Zone.Id} {Country} {Rules}";

    internal LeadTimeSource Of(string sourceId) => Sources.GetValueOrDefault(sourceId) ?? new LeadTimeSource(Country, Zone, GivesHistory: false);
}

/// <param name="GivesHistory">It gives every notice of its time, and not only those that are open when it is read.</param>
public sealed record LeadTimeSource(string Country, TimeZoneInfo Zone, bool GivesHistory)
{
    internal string Text => $"{Country} {Zone.Id}";
}

/// <param name="Notices">Whose lead times were counted.</param>
/// <param name="Months">That were packed anew.</param>
public sealed record LeadTimeRefreshed(int Notices, int Months);
