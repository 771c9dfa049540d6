namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>Follows a document to where it has gone. Each address on the way is judged like the first.</summary>
internal sealed class Redirects(Exchange exchange)
{
    private const int Most = 5;

    public async Task<FetchResult> FollowAsync(PageRequest asked, KnownDocument? known, CancellationToken cancellationToken)
    {
        var (address, body) = (asked.Address, asked.Body);
        var way = new List<Uri>();
        while (true)
        {
            var answer = await exchange.SendAsync(new Call(asked, address, body, IsOf(known, asked, address) ? known : null), cancellationToken);
            switch (answer)
            {
                case Answer.Arrived arrived:
                    return new FetchResult.Fetched(arrived.Document);
                case Answer.Refused refused:
                    return Failed(asked, way.Count == 0 ? refused.Reason : $"It was redirected to {address}: {refused.Reason}", refused);
                case Answer.Moved moved:
                    way.Add(address);
                    if (WhyNot(way, moved.To) is { } reason)
                        return Failed(asked, reason);
                    (address, body) = (moved.To, moved.AsGet ? null : body);
                    break;
            }
        }
    }

    private static string? WhyNot(List<Uri> way, Uri next)
    {
        if (next.Scheme is not ("http" or "https"))
            return $"The server redirects to '{next}', which is no address of the web.";
        if (way[^1].Scheme == "https" && next.Scheme == "http")
            return $"The server redirects from a secure address to {next}, which is not secure.";
        if (way.Contains(next))
            return $"The redirects lead in a circle, back to {next}.";
        return way.Count > Most ? $"The server redirects more than {Most} times, the last time to {next}." : null;
    }

    private static bool IsOf(KnownDocument? known, PageRequest asked, Uri address) =>
        known is not null && (known.FinalUrl is { } final ? final == address.AbsoluteUri : address == asked.Address);

    private static FetchResult.Failed Failed(PageRequest asked, string reason, Answer.Refused? refused = null) =>
        new(asked.Url, reason, refused?.Status, refused?.RetryAfter);
}
