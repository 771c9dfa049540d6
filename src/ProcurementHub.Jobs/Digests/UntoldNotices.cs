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
        return new UntoldNotice(current.Key, current.Version, current.Content, told,
            [.. matches.Select(match => new ReaderMatch(match.Id, match.Frequency, MatchReasonJson.Read(match.ReasonsJson)))])
        {
            Procedure = current.ProcedureId,
        };
    }
}
