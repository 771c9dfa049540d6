using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ProcurementHub.Core;

namespace ProcurementHub.Benchmarks.Site;

/// <summary>Debian's wrk over 32 connections: as fast as answers come, for some seconds.</summary>
internal sealed class Wrk(int seconds)
{
    public const int Connections = 32;

    public async Task<Parsed<WrkResult>> AskAsync(Uri server, IEnumerable<string> addresses, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var list = folder.Path("addresses");
        await File.WriteAllLinesAsync(list, addresses, cancellationToken);
        var start = new ProcessStartInfo("wrk",
            ["-t", "1", "-c", Text(Connections), "-d", $"{Text(seconds)}s", "--timeout", "10s", "-s", Path.Combine(AppContext.BaseDirectory, "Site", "addresses.lua"), server.AbsoluteUri])
        {
            RedirectStandardOutput = true,
            Environment = { ["HUB_ADDRESSES"] = list },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var line = said.Split('\n').LastOrDefault(one => one.StartsWith('{'));
        return line is null
            ? Parsed.Failed<WrkResult>($"wrk said: {said}")
            : Parsed.Of(JsonSerializer.Deserialize(line, WrkJsonContext.Default.WrkResult)!);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
