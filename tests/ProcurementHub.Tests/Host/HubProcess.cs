using System.Diagnostics;
using System.Text;
using ProcurementHub.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>Runs the built `hub` as a process of its own, over a data folder that goes when this is disposed of.</summary>
internal sealed class HubProcess : IDisposable
{
    private const int Killed = 128 + 9;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    public static readonly string Program = Path.Combine(
        Repository.Root, "src", "ProcurementHub.Host", "bin", BuiltAs(), "hub.dll");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hub-process-");

    /// <param name="storage">Null for a file in <see cref="Data"/>.</param>
    public HubProcess(StorageOptions? storage = null)
    {
        Storage = new StorageOptions
        {
            Provider = storage?.Provider ?? DatabaseProvider.Sqlite,
            ConnectionString = storage?.ConnectionString ?? $"Data Source={Path.Combine(Data, "hub.db")}",
            EvidenceFolder = Path.Combine(Data, "evidence"),
        };
        if (storage is null)
            return;
        Environment["Hub__Database__Provider"] = storage.Provider.ToString();
        Environment["Hub__ConnectionStrings__Hub"] = storage.ConnectionString;
    }

    /// <summary>For whoever looks into the database beside the processes.</summary>
    public StorageOptions Storage { get; }

    public string Data => Path.Combine(folder.FullName, "data");

    /// <summary>Variables that the processes get beside those of the tests.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>A folder of this test, for files that it makes.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(folder.FullName, name)).FullName;

    /// <summary>Runs a verb over <see cref="Data"/>.</summary>
    public Task<HubRun> RunAsync(params string[] arguments) => RunBareAsync([.. arguments, "--data", Data]);

    /// <summary>Runs a verb with nothing added.</summary>
    public Task<HubRun> RunBareAsync(params string[] arguments) => RunToEndAsync(null, arguments);

    /// <summary>Runs a verb over <see cref="Data"/> with these bytes on its standard input.</summary>
    public Task<HubRun> RunWithInputAsync(byte[] input, params string[] arguments) =>
        RunToEndAsync(input, [.. arguments, "--data", Data]);

    private async Task<HubRun> RunToEndAsync(byte[]? input, string[] arguments)
    {
        using var process = Start(arguments, input is not null);
        using var limit = new CancellationTokenSource(Longest);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        if (input is not null)
        {
            await process.StandardInput.BaseStream.WriteAsync(input, limit.Token);
            process.StandardInput.Close();
        }

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

    /// <summary>Runs a verb over <see cref="Data"/> and ends the process as "kill -9" does.</summary>
    /// <param name="moment">When; cancelled when the process has ended by itself.</param>
    /// <returns>Null when it was killed, else how it ended.</returns>
    public async Task<HubRun?> KillAsync(Func<CancellationToken, Task> moment, params string[] arguments)
    {
        using var process = Start([.. arguments, "--data", Data]);
        using var limit = new CancellationTokenSource(Longest);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var end = process.WaitForExitAsync(limit.Token);
        var killing = moment(ended.Token);
        if (await Task.WhenAny(killing, end) == end)
        {
            await ended.CancelAsync();
            await killing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await end;
        }
        else
        {
            process.Kill();
            await end;
        }

        var run = new HubRun(process.ExitCode, await output, await errors);
        return run.ExitCode == Killed ? null : run;
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Process Start(string[] arguments, bool withInput = false)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardInput = withInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>"Debug/net10.0" or "Release/net10.0": the hub that was built together with these tests.</summary>
    private static string BuiltAs()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(framework.Parent!.Name, framework.Name);
    }
}
