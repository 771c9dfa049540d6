using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ProcurementHub.Benchmarks.Search;

namespace ProcurementHub.Benchmarks.Site;

/// <summary>`hub serve` in a process of its own over the notices of a file, without limits for one caller.</summary>
internal sealed class ServedHub : IDisposable
{
    private readonly Process _process;

    private ServedHub(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    public static async Task<ServedHub> StartAsync(string file, string folder, CancellationToken cancellationToken)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var process = Process.Start(new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "hub.dll"), "serve", "--no-scheduler", "--urls", address.AbsoluteUri, "--data", folder,
            "--now", MadeUpNotices.Now.ToString("O"), "--set", $"ConnectionStrings:Hub=Data Source={file}",
            "--set", "Limits:SearchesAMinute=0", "--set", "Limits:ApiRequestsAMinute=0", "--set", "Limits:DownloadsAMinute=0",
        ])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var hub = new ServedHub(process, address);
        using var client = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(client, cancellationToken))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"hub serve ended with {process.ExitCode}.");
            await Task.Delay(100, cancellationToken);
        }

        return hub;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync("health/live", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
