using System.Diagnostics;
using ProcurementHub.Core.LeadTimes;

namespace ProcurementHub.Benchmarks.LeadTimes;

/// <summary>The same figures as an analyst would ask for them in the shell of SQLite, over the table of lead times.</summary>
internal static class SqliteShell
{
    /// <returns>How long the shell took, and how many groups it gave; null where there is no shell.</returns>
    public static async Task<(TimeSpan Took, int Groups)?> AskAsync(string file, IReadOnlyList<LeadTimeKey> keys, bool hasPercentiles, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var shell = Start("-readonly", file, Query(keys, hasPercentiles));
        if (shell is null)
            return null;
        var rows = (await shell.StandardOutput.ReadToEndAsync(cancellationToken)).Count(letter => letter == '\n');
        var trouble = await shell.StandardError.ReadToEndAsync(cancellationToken);
        await shell.WaitForExitAsync(cancellationToken);
        if (shell.ExitCode != 0)
            throw new InvalidOperationException($"sqlite3: {trouble}");
        return (Stopwatch.GetElapsedTime(started), rows);
    }

    /// <summary>Whether it has percentile(), as newer shells do; without it ranks are counted by a window.</summary>
    public static async Task<bool> HasPercentilesAsync(CancellationToken cancellationToken)
    {
        using var shell = Start(":memory:", "SELECT percentile(1, 50)");
        if (shell is null)
            return false;
        await shell.WaitForExitAsync(cancellationToken);
        return shell.ExitCode == 0;
    }

    private static Process? Start(params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("sqlite3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Query(IReadOnlyList<LeadTimeKey> keys, bool hasPercentiles)
    {
        var columns = string.Join(", ", keys.Select((key, at) => $"{Column(key)} AS k{at}"));
        var names = string.Join(", ", keys.Select((_, at) => $"k{at}"));
        var joins = (keys.Contains(LeadTimeKey.Sector) ? " LEFT JOIN notice_sector AS s ON s.notice_id = t.notice_id" : "")
            + (keys.Contains(LeadTimeKey.Region) ? " LEFT JOIN notice_region AS r ON r.notice_id = t.notice_id" : "");
        var rows = $"SELECT {columns}, t.exclusion, CASE t.exclusion WHEN 0 THEN t.seconds END AS seconds, CASE t.exclusion WHEN 0 THEN t.working_days END AS days, CASE WHEN t.exclusion = 0 AND t.final_seconds <> t.seconds THEN 1 ELSE 0 END AS moved FROM lead_time AS t JOIN notice AS n ON n.id = t.notice_id{joins}";
        var reasons = string.Join(", ", Enumerable.Range(1, 10).Select(reason => $"SUM(exclusion = {reason})"));
        const string Sums = "COUNT(*), COUNT(seconds), AVG(seconds) / 86400, AVG(days), SUM(moved)";
        if (hasPercentiles)
            return $"SELECT {names}, {Sums}, percentile(seconds, 10) / 86400, percentile(seconds, 50) / 86400, percentile(seconds, 90) / 86400, percentile(days, 50), {reasons} FROM ({rows}) GROUP BY {names} ORDER BY {names};";
        var ranked = $"SELECT *, ROW_NUMBER() OVER (PARTITION BY {names}, seconds IS NULL ORDER BY seconds) - 1 AS place, COUNT(seconds) OVER (PARTITION BY {names}, seconds IS NULL) - 1 AS last, ROW_NUMBER() OVER (PARTITION BY {names}, days IS NULL ORDER BY days) - 1 AS day_place FROM ({rows})";
        return $"SELECT {names}, {Sums}, {At("seconds", "place", 0.1)}, {At("seconds", "place", 0.5)}, {At("seconds", "place", 0.9)}, {At("days", "day_place", 0.5)}, {reasons} FROM ({ranked}) GROUP BY {names} ORDER BY {names};";
    }

    // The value at the rank itself: an analyst would not interpolate by hand.
    private static string At(string value, string place, double part) =>
        FormattableString.Invariant($"MAX(CASE WHEN {place} = CAST({part} * last AS INTEGER) THEN {value} END)");

    private static string Column(LeadTimeKey key) => key switch
    {
        LeadTimeKey.Month => "t.month",
        LeadTimeKey.Year => "t.month / 100",
        LeadTimeKey.Sector => "s.sector_code",
        LeadTimeKey.Region => "r.region_code",
        LeadTimeKey.Entity => "n.entity_id",
        LeadTimeKey.ProcedureType => "n.procedure_type",
        LeadTimeKey.Category => "n.category",
        _ => "n.source_id",
    };
}
