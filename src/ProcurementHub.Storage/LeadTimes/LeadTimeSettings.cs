using ProcurementHub.Core.LeadTimes;

namespace ProcurementHub.Storage.LeadTimes;

/// <summary>On whose calendar and by which rules lead times are counted. When any of it changes, all are counted anew.</summary>
/// <param name="Zone">Of the reader: in which months begin.</param>
/// <param name="Country">Of sources that do not say theirs.</param>
/// <param name="Rule">By which each notice is judged.</param>
/// <param name="Sources">By the id under which their notices are kept.</param>
public sealed record LeadTimeSettings(
    TimeZoneInfo Zone, string Country, LeadTimeRule Rule, IReadOnlyDictionary<string, LeadTimeSource> Sources)
{
    internal string Text => $"{Zone.Id} {Country}";

    internal LeadTimeSource Of(string sourceId) => Sources.GetValueOrDefault(sourceId) ?? new LeadTimeSource(Country, Zone, GivesHistory: false);

    internal string TextOf(LeadTimeSource source) => $"{source.Country} {source.Zone.Id} {Rule.FingerprintOf(source.Country)}";
}

/// <param name="GivesHistory">It gives every notice of its time, and not only those that are open when it is read.</param>
public sealed record LeadTimeSource(string Country, TimeZoneInfo Zone, bool GivesHistory);

/// <param name="Notices">Whose lead times were counted.</param>
/// <param name="Months">That were packed anew.</param>
public sealed record LeadTimeRefreshed(int Notices, int Months);
