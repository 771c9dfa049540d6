using ProcurementHub.Core.Notices;
using ProcurementHub.Matching;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Jobs.Alerts;

/// <summary>Whom one version of a notice is news for: the same for passes and for previews.</summary>
internal sealed class VersionMatches(SourceCatalog sources, NoticesToMatch toMatch)
{
    /// <param name="content">What is known of the notice when it is matched.</param>
    /// <param name="before">The version before; null for the first.</param>
    /// <param name="at">When it is matched.</param>
    public IEnumerable<Match> Of(
        Matcher matcher, string sourceId, AlertKind alert, NoticeContent content, NoticeContent? before, DateTimeOffset at)
    {
        var source = sources.Find(sourceId);
        var kind = NoticesToMatch.KindOf(alert, content, before);
        IEnumerable<Match> found = matcher.Match(toMatch.Of(content, source?.CountryOf(content.Ocid), kind, at));
        if (before is null)
            return found;

        // Who was reached before must hear of the change also when it is what takes the notice out of their search. The
        // days that were left then are those of its publication: that few are left now must not keep the change back.
        var reached = found.Select(match => match.SubscriptionId).ToHashSet();
        var then = matcher.Match(toMatch.Of(before, source?.CountryOf(before.Ocid), kind, before.Published));
        return found.Concat(then.Where(match => !reached.Contains(match.SubscriptionId)));
    }
}
