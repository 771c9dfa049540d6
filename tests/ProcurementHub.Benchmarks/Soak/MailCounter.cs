using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ProcurementHub.Benchmarks.Soak;

/// <summary>The counting SMTP server of the fault tests: it notes recipient and Message-ID of each mail that it takes.</summary>
internal sealed class MailCounter : IDisposable
{
    private readonly Process _process;

    private MailCounter(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<MailCounter> StartAsync(string taken, CancellationToken cancellationToken)
    {
        if (!Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd"))
            throw new InvalidOperationException("The mail server aiosmtpd is not installed (Debian: apt-get install python3-aiosmtpd).");
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo(
            "/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "Soak", "counting_server.py"), $"{port}", taken])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        if (await process.StandardOutput.ReadLineAsync(cancellationToken) == "ready")
            return new MailCounter(process, port);
        throw new InvalidOperationException("The SMTP server did not start.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5_000))
            _process.Kill();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
