using System.Diagnostics;
using System.Text;

namespace ProcurementHub.Tests.Host;

/// <summary>Runs the built `hub` as a process of its own, over a data folder that goes when this is disposed of.</summary>
internal sealed class HubProcess : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private static readonly string Program = Path.Combine(
        Repository.Root, "src", "ProcurementHub.Host", "bin", BuiltAs(), "hub.dll");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hub-process-");

    public string Data => Path.Combine(folder.FullName, "data");

    /// <summary>A folder of this test, for files that it makes.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(folder.FullName, name)).FullName;

    /// <summary>Runs a verb over <see cref="Data"/>.</summary>
    public Task<HubRun> RunAsync(params string[] arguments) => RunBareAsync([.. arguments, "--data", Data]);

    /// <summary>Runs a verb with nothing added.</summary>
    public async Task<HubRun> RunBareAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"hub {string.Join(' ', arguments)} did not end within {Longest}.");
        }

        return new HubRun(process.ExitCode, await output, await errors);
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>"Debug/net10.0" or "Release/net10.0": the hub that was built together with these tests.</summary>
    private static string BuiltAs()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(framework.Parent!.Name, framework.Name);
    }
}
