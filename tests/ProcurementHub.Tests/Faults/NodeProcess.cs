using System.Diagnostics;
using ProcurementHub.Tests.Host;

namespace ProcurementHub.Tests.Faults;

/// <summary>
/// A real `hub work`, under a host name of its own where this account may give it one: a process of another machine, of
/// which the other node can only see that it gives no sign any more.
/// </summary>
internal sealed class NodeProcess : IDisposable
{
    private readonly Process process;
    private readonly StreamWriter log;

    private NodeProcess(string name, Process process, string logFile)
    {
        (Name, this.process) = (name, process);
        log = new StreamWriter(logFile, append: true) { AutoFlush = true };
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.ErrorDataReceived += (_, line) => Write(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What its name in the database begins with.</summary>
    public string Name { get; }

    public bool IsRunning => !process.HasExited;

    public static bool CanNameHosts { get; } = Environment.UserName == "root" && File.Exists("/usr/bin/unshare");

    public static NodeProcess Start(string host, string logFolder, IEnumerable<KeyValuePair<string, string>> environment, params string[] arguments)
    {
        string[] command = ["dotnet", HubProcess.Program, "work", .. arguments];
        var start = CanNameHosts
            ? new ProcessStartInfo("/usr/bin/unshare", ["-u", "sh", "-c", "hostname \"$0\"; exec \"$@\"", host, .. command])
            : new ProcessStartInfo(command[0], command[1..]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        return new NodeProcess($"{(CanNameHosts ? host : Environment.MachineName)}/{process.Id}/", process, Path.Combine(logFolder, $"{host}.log"));
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (IsRunning)
            Kill();
        process.Dispose();
        lock (log)
            log.Dispose();
    }

    private void Write(string? line)
    {
        lock (log)
        {
            if (line is not null)
                log.WriteLine(line);
        }
    }
}
