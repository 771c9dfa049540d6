using System.Diagnostics;
using System.Globalization;
using ProcurementHub.Demo;

namespace ProcurementHub.Benchmarks.Soak;

/// <summary>
/// The made-up publisher in a process of its own, on the clock of the day: it publishes, changes and cancels every half minute,
/// and now and then a page of it fails for a while.
/// </summary>
internal sealed class ChangingPublisher : IDisposable
{
    public const string Argument = "serve-changing-publisher";

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);
    private const int BeatsFromFaultToFault = 4;

    private readonly Process _process;

    private ChangingPublisher(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<ChangingPublisher> StartAsync(int seed, int notices, TimeSpan changes, CancellationToken cancellationToken)
    {
        var process = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(ChangingPublisher).Assembly.Location, Argument, Text(seed), Text(notices), Text((int)changes.TotalSeconds)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_gcServer"] = "0" },
        })!;
        var address = await process.StandardOutput.ReadLineAsync(cancellationToken);
        return new ChangingPublisher(process, new Uri(address!));
    }

    /// <summary>What the process does: serves until nobody holds its standard input. After its time it changes no more.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var numbers = arguments.Select(argument => int.Parse(argument, CultureInfo.InvariantCulture)).ToList();
        var started = DateTimeOffset.UtcNow;
        await using var publisher = await MadeUpPublisher.StartAsync(
            new PublisherOptions { Seed = numbers[0], Notices = numbers[1], Now = started, PageSize = 50 }, CancellationToken.None);
        Console.WriteLine(publisher.Address);
        var changing = ChangeAsync(publisher, started + TimeSpan.FromSeconds(numbers[2]), new Random(numbers[0]));
        await Console.In.ReadToEndAsync();
        return changing.IsFaulted ? 1 : 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(10_000))
            _process.Kill();
        _process.Dispose();
    }

    private static async Task ChangeAsync(MadeUpPublisher publisher, DateTimeOffset until, Random dice)
    {
        (string Path, PageFault Fault)[] faults =
        [
            ("/convocatorias", PageFault.ServerError), ("/ocds/releases", PageFault.CutOff), ("/convocatorias", PageFault.LandmarkMissing),
            ("/planes", PageFault.ServerError), ("/ocds/releases", PageFault.Unavailable), ("/convocatorias", PageFault.HalfPage),
            ("/planes", PageFault.ConnectionReset), ("/convocatorias", PageFault.EmptyList), ("/ocds/releases", PageFault.ServerError.Times(2)),
        ];
        using var timer = new PeriodicTimer(Beat);
        for (var beat = 1; await timer.WaitForNextTickAsync(); beat++)
        {
            // Two beats: each source comes by once a minute.
            if (beat % BeatsFromFaultToFault == 2 || DateTimeOffset.UtcNow >= until)
                publisher.MendAll();
            if (DateTimeOffset.UtcNow >= until)
                return;
            publisher.Advance(Beat);
            if (beat % 20 == 0)
                publisher.Redeploy();
            if (beat % BeatsFromFaultToFault == 0)
            {
                var (path, fault) = faults[dice.Next(faults.Length)];
                publisher.Break(path, fault);
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
