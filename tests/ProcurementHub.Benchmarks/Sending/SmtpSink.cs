using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ProcurementHub.Benchmarks.Sending;

/// <summary>Postfix's smtp-sink on a free port: takes every mail and forgets it.</summary>
internal sealed class SmtpSink : IDisposable
{
    private readonly Process _process;

    private SmtpSink(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Where Debian's postfix has its two tools; null where they are not installed.</summary>
    public static string? Find(string tool) =>
        new[] { "/usr/sbin", "/usr/libexec/postfix", "/usr/bin" }.Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);

    public static async Task<SmtpSink> StartAsync(CancellationToken cancellationToken)
    {
        var port = FreePort();
        // It refuses to run as root.
        string[] rights = Environment.UserName == "root" ? ["-u", "nobody"] : [];
        var process = Process.Start(new ProcessStartInfo(Find("smtp-sink")!, [.. rights, $"127.0.0.1:{port}", "1000"]) { RedirectStandardError = true })!;
        var sink = new SmtpSink(process, port);
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return sink;
            }
            catch (SocketException) when (!process.HasExited)
            {
                await Task.Delay(50, cancellationToken);
            }
        }

        sink.Dispose();
        throw new InvalidOperationException("smtp-sink did not start.");
    }

    /// <summary>The same many mails of the same size by Postfix's own load generator.</summary>
    public async Task SourceAsync(int mails, int bytes, int connections, CancellationToken cancellationToken)
    {
        using var source = Process.Start(new ProcessStartInfo(
            Find("smtp-source")!,
            ["-s", $"{connections}", "-m", $"{mails}", "-l", $"{bytes}", "-d", "-f", "avisos@hub.example", "-t", "firm@example.org", $"127.0.0.1:{Port}"]))!;
        await source.WaitForExitAsync(cancellationToken);
        if (source.ExitCode != 0)
            throw new InvalidOperationException($"smtp-source ended with {source.ExitCode}.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
