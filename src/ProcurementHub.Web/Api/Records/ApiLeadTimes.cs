using ProcurementHub.Jobs.LeadTimes;

namespace ProcurementHub.Web.Api.Records;

/// <summary>Lead times: days from publication to the first deadline.</summary>
/// <param name="AsOf">Until when all notices are in; null where none were counted yet.</param>
/// <param name="Waiting">Notices that came or changed since and are not in yet.</param>
/// <param name="Groups">How many groups there are.</param>
/// <param name="Total">All that was asked for; each notice once, also where it is in several groups.</param>
public sealed record ApiLeadTimes(DateTimeOffset? AsOf, int Waiting, int Groups, LeadTimeRecord Total, IReadOnlyList<LeadTimeRecord> Items);
