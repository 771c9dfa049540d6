using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ProcurementHub.Sources.Fetching.Network;

namespace ProcurementHub.Sources.Fetching.Politeness;

/// <summary>Asks each host for its robots.txt before anything else is asked of it, and keeps to it.</summary>
internal sealed partial class RobotsJudge(Redirects redirects, FetchOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>RFC 9309, 2.4.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>A host that could not tell its rules is asked for them again before long.</summary>
    private static readonly TimeSpan LifetimeOfFailure = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Scheme, string Host, int Port), HostRobots> hosts = new();

    public async ValueTask<(Answer.Refused? Refusal, TimeSpan Pause)> JudgeAsync(Uri address, CancellationToken cancellationToken)
    {
        if (IsSetAside(address))
            return (null, TimeSpan.Zero);
        var host = hosts.GetOrAdd((address.Scheme, address.IdnHost, address.Port), static _ => new HostRobots());
        var said = host.Said is { } known && time.GetElapsedTime(known.At) < known.Lifetime ? known : await AskAsync(host, address, cancellationToken);
        if (said.Refusal is { } refusal)
            return (refusal, TimeSpan.Zero);
        var pause = said.File.CrawlDelay < options.MaxCrawlDelay ? said.File.CrawlDelay : options.MaxCrawlDelay;
        return (said.File.WhyNot(address) is { } rule ? Forbidden(address, rule) : null, pause);
    }

    private static Answer.Refused Forbidden(Uri address, RobotsRule rule) => new(
        $"robots.txt of {address.Authority} forbids it ('Disallow: {rule.Written}'). Fetch:IgnoreRobots can set that aside, if the host agrees.");

    private bool IsSetAside(Uri address) =>
        options.IgnoreRobots.Count > 0 && options.IgnoreRobots.Any(host =>
            host.Equals(address.Host, StringComparison.OrdinalIgnoreCase) || host.Equals(address.Authority, StringComparison.OrdinalIgnoreCase));

    private async Task<Said> AskAsync(HostRobots host, Uri address, CancellationToken cancellationToken)
    {
        await host.Asking.WaitAsync(cancellationToken);
        try
        {
            if (host.Said is { } known && time.GetElapsedTime(known.At) < known.Lifetime)
                return known;
            var answer = await redirects.FollowAsync(new PageRequest(new Uri(address, "/robots.txt")), known: null, cancellationToken);
            return host.Said = await UnderstandAsync(answer, address, host.Said, cancellationToken);
        }
        finally
        {
            host.Asking.Release();
        }
    }

    private async Task<Said> UnderstandAsync(Answer answer, Uri address, Said? before, CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        if (answer is Answer.Arrived arrived)
        {
            await using var document = arrived.Document;
            var file = await ReadAsync(document, cancellationToken);
            if (file.CrawlDelay > options.MaxCrawlDelay)
                LogLongDelay(address.Authority, file.CrawlDelay.TotalSeconds, options.MaxCrawlDelay.TotalSeconds);
            return new Said(file, null, now, Lifetime);
        }

        var refused = (Answer.Refused)answer;
        // "There is none", in one way or another: a redirect that leads nowhere is one too.
        if (refused.Status is >= 300 and < 500 and not 429)
            return new Said(RobotsFile.AllowingAll, null, now, Lifetime);
        // What it said the last time holds until it says something else.
        if (before is { Refusal: null })
            return before with { At = now, Lifetime = LifetimeOfFailure };
        var refusal = refused.IsUnreached
            ? refused with { MayPass = false }
            : new Answer.Refused(
                $"robots.txt of {address.Authority} cannot be read, so nothing is asked of the host for now: {refused.Reason}", RetryAfter: refused.RetryAfter);
        return new Said(RobotsFile.AllowingAll, refusal, now, refused.RetryAfter > LifetimeOfFailure ? refused.RetryAfter.Value : LifetimeOfFailure);
    }

    private static async Task<RobotsFile> ReadAsync(FetchedDocument document, CancellationToken cancellationToken)
    {
        var bytes = new byte[(int)Math.Min(document.Length, RobotsFile.MostBytes + 1)];
        await using var content = document.OpenRead();
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return RobotsFile.Parse(bytes, CallerName.Product);
    }

    [LoggerMessage(2001, LogLevel.Warning, "robots.txt of {Host} asks for {Asked} seconds between two requests; the hub waits {Waited} (Fetch:MaxCrawlDelay)")]
    private partial void LogLongDelay(string host, double asked, double waited);

    /// <summary>Not disposed of: a semaphore that only ever waits asynchronously holds nothing that needs it.</summary>
    private sealed class HostRobots
    {
        public Said? Said { get; set; }

        public SemaphoreSlim Asking { get; } = new(1, 1);
    }

    private sealed record Said(RobotsFile File, Answer.Refused? Refusal, long At, TimeSpan Lifetime);
}
