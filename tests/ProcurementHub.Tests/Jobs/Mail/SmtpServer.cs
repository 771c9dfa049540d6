using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ProcurementHub.Tests.Jobs.Mail;

/// <summary>Debian's aiosmtpd in a process of its own; the test is skipped where it is not installed.</summary>
internal sealed class SmtpServer : IDisposable
{
    private readonly Process process;

    private SmtpServer(Process process, int port, string folder)
    {
        this.process = process;
        Port = port;
        Folder = folder;
    }

    public int Port { get; }

    /// <summary>Message N as N.eml.</summary>
    public string Folder { get; }

    /// <param name="secured">Certificate, key, user and password, where the server is to ask for TLS and a password.</param>
    public static async Task<SmtpServer> StartAsync(params string[] secured)
    {
        if (!Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd"))
            Assert.Ignore("python3-aiosmtpd is not installed");
        var port = FreePort();
        var folder = Directory.CreateTempSubdirectory("hub-smtp-").FullName;
        var script = Path.Combine(TestContext.CurrentContext.TestDirectory, "Jobs", "Mail", "smtp_server.py");
        var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, $"{port}", folder, .. secured])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var server = new SmtpServer(process, port, folder);
        if (await process.StandardOutput.ReadLineAsync() == "ready")
            return server;
        server.Dispose();
        throw new InvalidOperationException("The SMTP server did not start.");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(5_000))
            process.Kill();
        process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
