using ProcurementHub.Core.Notices;
using ProcurementHub.Matching;
using ProcurementHub.Storage.Matches;

namespace ProcurementHub.Jobs.Digests;

/// <summary>From the store's rows to what the composer looks at.</summary>
internal static class UntoldNotices
{
    /// <summary>One entry a notice, of one subscriber's matches.</summary>
    internal static IReadOnlyList<UntoldNotice> Of(IEnumerable<UntoldMatch> matches, Untold untold) =>
        [.. matches.GroupBy(match => match.NoticeId).Select(group => Of([.. group], untold.Notices[group.Key], untold))];

    private static UntoldNotice Of(IReadOnlyList<UntoldMatch> matches, CurrentNotice current, Untold untold)
    {
        NoticeContent? told = null;

        // The store gives earlier versions only; a notice that was told as it is now is its own.
        if (matches[0].ToldVersion is { } version)
            told = untold.Told.TryGetValue((current.Id, version), out var earlier) ? earlier : current.Content;
        var ofProcedure = current.ProcedureId is { } procedure ? untold.OfProcedures[(matches[0].SubscriberId, procedure)].ToList() : [];
        return new UntoldNotice(current.Key, current.Version, current.Content, told,
            [.. matches.Select(match => new ReaderMatch(match.Id, match.Frequency, MatchReasonJson.Read(match.ReasonsJson))
            {
                SubscriptionId = match.SubscriptionId,
                Subscription = match.SubscriptionName,
            })])
        {
            NoticeId = current.Id,
            Procedure = current.ProcedureId,
            ToldAt = ofProcedure.Find(notice => notice.NoticeId == current.Id)?.At,
            ToldElsewhere = ofProcedure.FindAll(notice => notice.Key.SourceId != current.Key.SourceId),
        };
    }
}
