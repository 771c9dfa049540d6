using ProcurementHub.Sources.Fetching.Politeness;

namespace ProcurementHub.Sources.Fetching.Network;

/// <returns>Why an address is not to be asked, and what pause its host wants between two requests.</returns>
internal delegate ValueTask<(Answer.Refused? Refusal, TimeSpan Pause)> JudgeAddress(Uri address, CancellationToken cancellationToken);

/// <summary>Follows a document to where it has gone. Each address on the way is judged like the first.</summary>
internal sealed class Redirects(PoliteExchange exchange, JudgeAddress judge)
{
    private const int Most = 5;

    /// <returns>A document, or a refusal with its reason.</returns>
    public async Task<Answer> FollowAsync(PageRequest asked, KnownDocument? known, CancellationToken cancellationToken)
    {
        var (address, body) = (asked.Address, asked.Body);
        var way = new List<Uri>();
        while (true)
        {
            var (refusal, pause) = await judge(address, cancellationToken);
            var answer = refusal ?? await exchange.SendAsync(
                new Call(asked, address, body, IsOf(known, asked, address) ? known : null, pause), cancellationToken);
            if (answer is not Answer.Moved moved)
                return answer is Answer.Refused refused && way.Count > 0 ? refused with { Reason = $"It was redirected to {address}: {refused.Reason}" } : answer;

            way.Add(address);
            if (WhyNot(way, moved.To, asked.Cookies is not null) is { } reason)
                return new Answer.Refused(reason, moved.Status);
            (address, body) = (moved.To, moved.AsGet ? null : body);
        }
    }

    /// <param name="way">Every address that was asked so far.</param>
    internal static string? WhyNot(IReadOnlyList<Uri> way, Uri next, bool withCookies)
    {
        if (next.Scheme is not ("http" or "https"))
            return $"The server redirects to '{next}', which is no address of the web.";
        if (way[^1].Scheme == "https" && next.Scheme == "http")
            return $"The server redirects from a secure address to {next}, which is not secure.";
        // Portals that begin a session send their visitor back to the same address with it.
        if (way.Contains(next) && !withCookies)
            return $"The redirects lead in a circle, back to {next}.";
        return way.Count > Most ? $"The server redirects more than {Most} times, the last time to {next}." : null;
    }

    private static bool IsOf(KnownDocument? known, PageRequest asked, Uri address) =>
        known is not null && (known.FinalUrl is { } final ? final == address.AbsoluteUri : address == asked.Address);
}
