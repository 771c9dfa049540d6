using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementHub.Storage.Figures;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Figures;

/// <summary>
/// Counts the pages that are shown, in one number a month. Nothing of who asks is looked at but whether it says to be a
/// machine, and nothing of it is kept. What was counted since the last minute is lost when the process is killed.
/// </summary>
public sealed partial class PageViewCounter(PageViews views, SiteClock clock, TimeProvider time, ILogger<PageViewCounter> logger) : BackgroundService
{
    private static readonly TimeSpan every = TimeSpan.FromMinutes(1);
    private static readonly string[] machines = ["bot", "crawl", "spider", "monitor", "preview"];

    private readonly Lock gate = new();
    private readonly Dictionary<int, long> counted = [];

    /// <summary>Before caches, so that kept pages count too.</summary>
    public async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (IsPage(context))
            Count();
    }

    /// <summary>Counted and not written down yet.</summary>
    public long Waiting(int month)
    {
        lock (gate)
            return counted.GetValueOrDefault(month);
    }

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        KeyValuePair<int, long>[] months;
        lock (gate)
        {
            months = [.. counted];
            counted.Clear();
        }

        foreach (var (month, number) in months)
        {
            try
            {
                await views.AddAsync(month, number, cancellationToken);
            }
            catch
            {
                Add(month, number);
                throw;
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SaveAsync(CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await SaveQuietlyAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The rest is saved when the service stops.
        }
    }

    // A database that is busy must not end the site's process for a number.
    private async Task SaveQuietlyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SaveAsync(cancellationToken);
        }
        catch (System.Data.Common.DbException exception)
        {
            LogLate(exception);
        }
    }

    private void Count()
    {
        var today = clock.Today(time.GetUtcNow());
        Add((today.Year * 100) + today.Month, 1);
    }

    private void Add(int month, long number)
    {
        lock (gate)
            counted[month] = counted.GetValueOrDefault(month) + number;
    }

    private static bool IsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Response.StatusCode == StatusCodes.Status200OK
        && context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true
        && !context.Request.Path.StartsWithSegments("/staff")
        && !Array.Exists(machines, word => context.Request.Headers.UserAgent.ToString().Contains(word, StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(4101, LogLevel.Warning, "The number of pages shown could not be written down; it is tried again in a minute")]
    private partial void LogLate(Exception exception);
}
