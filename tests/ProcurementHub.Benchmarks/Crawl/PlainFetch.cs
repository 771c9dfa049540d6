using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ProcurementHub.Benchmarks.Crawl;

/// <summary>The same pages fetched one at a time and forgotten: what the portal and the way to it cost.</summary>
internal sealed partial record PlainFetch(int Pages, double Seconds)
{
    public double PagesPerSecond => Pages / Seconds;

    public static async Task<PlainFetch> RunAsync(Uri portal, int lists, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None });
        var started = Stopwatch.GetTimestamp();
        var pages = 0;
        for (var list = 1; list <= lists; list++)
        {
            var page = await client.GetStringAsync(new Uri(portal, string.Create(CultureInfo.InvariantCulture, $"/convocatorias?page={list}")), cancellationToken);
            pages++;
            foreach (Match link in Call().Matches(page))
            {
                await client.GetByteArrayAsync(new Uri(portal, link.Value), cancellationToken);
                pages++;
            }
        }

        return new PlainFetch(pages, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    [GeneratedRegex("/convocatorias/[0-9]+(?=\")")]
    private static partial Regex Call();
}
