using System.Globalization;
using System.Net.Http.Headers;

namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>How long a server wants to be left alone (RFC 9110, 10.2.3: seconds, or a date).</summary>
internal static class RetryAfter
{
    /// <summary>Asking once a day does no harm; a year in such a header is a slip of somebody's pen.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    /// <param name="now">The own clock, for servers that do not tell theirs.</param>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        if (AnswerHeaders.Text(response, "Retry-After")?.Trim() is not { Length: > 0 } text)
            return null;
        if (text.All(char.IsAsciiDigit))
            return Capped(double.Parse(text, CultureInfo.InvariantCulture));
        // The date is one of the server's clock, which may be hours off; so is the date of its answer.
        return RetryConditionHeaderValue.TryParse(text, out var value) && value.Date is { } date
            ? Capped((date - (response.Headers.Date ?? now)).TotalSeconds)
            : null;
    }

    private static TimeSpan Capped(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Most.TotalSeconds));
}
