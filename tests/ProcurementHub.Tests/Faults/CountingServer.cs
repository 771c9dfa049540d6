using System.Diagnostics;
using System.Globalization;
using ProcurementHub.Tests.Jobs.Mail;

namespace ProcurementHub.Tests.Faults;

/// <summary>One mail that the server took.</summary>
internal sealed record TakenMail(string Recipient, string MessageId, int Bytes);

/// <summary>Debian's aiosmtpd in a process of its own, which counts; the test is skipped where it is not installed.</summary>
internal sealed class CountingServer : IDisposable
{
    private const int Width = 200;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hub-smtp-count-");
    private readonly Process process;
    private readonly FileInfo file;

    private CountingServer()
    {
        Port = SmtpServer.FreePort();
        file = new FileInfo(Path.Combine(folder.FullName, "taken"));
        var script = Path.Combine(TestContext.CurrentContext.TestDirectory, "Faults", "counting_server.py");
        process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, $"{Port}", file.FullName])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    public int Port { get; }

    /// <summary>How many mails were taken so far.</summary>
    public int Count
    {
        get
        {
            file.Refresh();
            return file.Exists ? (int)(file.Length / Width) : 0;
        }
    }

    public static async Task<CountingServer> StartAsync()
    {
        if (!Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd"))
            Assert.Ignore("python3-aiosmtpd is not installed");
        var server = new CountingServer();
        if (await server.process.StandardOutput.ReadLineAsync() == "ready")
            return server;
        server.Dispose();
        throw new InvalidOperationException("The SMTP server did not start.");
    }

    public List<TakenMail> Taken() =>
        [.. File.ReadLines(file.FullName).Select(line => line.Split(' '))
            .Select(words => new TakenMail(words[0], words[1], int.Parse(words[2], CultureInfo.InvariantCulture)))];

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(5_000))
            process.Kill();
        process.Dispose();
        folder.Delete(recursive: true);
    }
}
