using System.Diagnostics;
using System.Text.Json;
using ProcurementHub.Core;

namespace ProcurementHub.Benchmarks.Crawl;

/// <summary>The same pages by Scrapy, to JSON lines.</summary>
internal sealed record ScrapyCrawl(int Pages, int Rows, double Seconds)
{
    private static readonly string Spider = Path.Combine(AppContext.BaseDirectory, "Crawl", "spider.py");

    // Debian's packages belong to Debian's own interpreter, whichever else comes first on the path.
    private static readonly string Python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    public double PagesPerSecond => Pages / Seconds;

    /// <returns>No value where Scrapy is not installed, or did not come to its end.</returns>
    public static async Task<Parsed<ScrapyCrawl>> RunAsync(Uri address, string output, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, [Spider, address.AbsoluteUri, output])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var told = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            return Parsed.Failed<ScrapyCrawl>($"Scrapy did not run (Debian: apt-get install python3-scrapy): {(await errors).Trim().Split('\n')[^1]}");
        var counts = JsonDocument.Parse(told).RootElement;
        return Parsed.Of(new ScrapyCrawl(
            counts.GetProperty("lists").GetInt32() + counts.GetProperty("calls").GetInt32(),
            counts.GetProperty("rows").GetInt32(),
            counts.GetProperty("seconds").GetDouble()));
    }
}
