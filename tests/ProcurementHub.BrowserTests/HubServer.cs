using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ProcurementHub.BrowserTests;

/// <summary>The real program, with the data of a demo, serving on a port of its own.</summary>
internal sealed class HubServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _data;

    private HubServer(Process process, DirectoryInfo data, Uri address)
    {
        _process = process;
        _data = data;
        Address = address;
    }

    public Uri Address { get; }

    public string MailFolder => Path.Combine(_data.FullName, "mail");

    public static async Task<HubServer> StartAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("hub-browser-");
        var demo = Run("demo", "--once", "--notices", "120", "--data", data.FullName);
        await demo.WaitForExitAsync(cancellationToken);
        Assert.That(demo.ExitCode, Is.Zero, "hub demo --once");

        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var server = new HubServer(
            Run("serve", "--no-scheduler", "--urls", address.AbsoluteUri, "--data", data.FullName), data, address);
        await server.WaitUntilItAnswersAsync(cancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _data.Delete(recursive: true);
    }

    private static Process Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "hub.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        // Nobody reads what it says; a full pipe would stop it.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task WaitUntilItAnswersAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var attempt = 0; attempt < 300; attempt++)
        {
            try
            {
                if ((await client.GetAsync("health/live", cancellationToken)).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            Assert.That(_process.HasExited, Is.False, "hub serve has ended");
            await Task.Delay(100, cancellationToken);
        }

        Assert.Fail("hub serve did not answer within half a minute");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
