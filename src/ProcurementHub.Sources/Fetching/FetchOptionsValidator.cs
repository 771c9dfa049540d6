using Microsoft.Extensions.Options;
using ProcurementHub.Sources.Fetching.Network;
using ProcurementHub.Sources.Fetching.Politeness;

namespace ProcurementHub.Sources.Fetching;

/// <summary>One line for each wrong value, naming its key.</summary>
public sealed class FetchOptionsValidator : IValidateOptions<FetchOptions>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public ValidateOptionsResult Validate(string? name, FetchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var failures = Failures(options).OfType<string>().ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string?> Failures(FetchOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.Contact) && !CallerName.IsContact(options.Contact))
            yield return $"Fetch:Contact: '{options.Contact}' is not a mail address such as avisos@example.org or a web address.";
        if (options.IgnoreRobots.FirstOrDefault(host => !Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var address) || address.Authority != host) is { } wrong)
            yield return $"Fetch:IgnoreRobots: '{wrong}' is not a host or host:port.";
        if (PrivateAddressRule.Parse(options.AllowPrivateAddresses).Reason is { } reason)
            yield return $"Fetch:AllowPrivateAddresses: {reason}";
        yield return Span(nameof(options.Timeout), options.Timeout, Second, TimeSpan.FromHours(12));
        yield return Span(nameof(options.HeadersTimeout), options.HeadersTimeout, Second, TimeSpan.FromHours(1));
        yield return Span(nameof(options.IdleTimeout), options.IdleTimeout, Second, TimeSpan.FromHours(1));
        yield return Span(nameof(options.RateGrace), options.RateGrace, TimeSpan.Zero, TimeSpan.FromHours(1));
        yield return Span(nameof(options.DelayPerHost), options.DelayPerHost, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        yield return Span(nameof(options.MaxCrawlDelay), options.MaxCrawlDelay, TimeSpan.Zero, TimeSpan.FromHours(1));
        yield return Span(nameof(options.RetryDelay), options.RetryDelay, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        yield return Span(nameof(options.MaxWait), options.MaxWait, TimeSpan.Zero, TimeSpan.FromHours(1));
        yield return Number(nameof(options.Tries), options.Tries, 1, 10);
        yield return Number(nameof(options.MaxBytes), options.MaxBytes, 1, long.MaxValue);
        yield return Number(nameof(options.MaxRequestsPerPass), options.MaxRequestsPerPass, 1, int.MaxValue);
        yield return Number(nameof(options.MaxBytesPerPass), options.MaxBytesPerPass, 1, long.MaxValue);
        yield return Number(nameof(options.MinBytesPerSecond), options.MinBytesPerSecond, 0, 1_000_000);
    }

    private static string? Number(string key, long value, long least, long most) =>
        value >= least && value <= most ? null : $"Fetch:{key}: {value} is not a number from {least} to {most}.";

    /// <summary>The framework reads a plain "1" as a whole day; the upper bounds find that out.</summary>
    private static string? Span(string key, TimeSpan value, TimeSpan least, TimeSpan most) =>
        value >= least && value <= most ? null : $"Fetch:{key}: {value} is not a time from {least} to {most}, written as hours:minutes:seconds.";
}
