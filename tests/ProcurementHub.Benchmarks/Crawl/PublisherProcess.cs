using System.Diagnostics;
using System.Globalization;
using ProcurementHub.Demo;

namespace ProcurementHub.Benchmarks.Crawl;

/// <summary>The made-up publisher in a process of its own, as a portal is: what it costs is nobody's who is measured.</summary>
internal sealed class PublisherProcess : IDisposable
{
    public const string Argument = "serve-publisher";

    private readonly Process _process;

    private PublisherProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<PublisherProcess> StartAsync(int notices, int pageSize, CancellationToken cancellationToken)
    {
        var process = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(PublisherProcess).Assembly.Location, Argument, Text(notices), Text(pageSize)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            // Without it, a server on two cores keeps a heap for each and threads to clear them.
            Environment = { ["DOTNET_gcServer"] = "0" },
        })!;
        var address = await process.StandardOutput.ReadLineAsync(cancellationToken);
        return new PublisherProcess(process, new Uri(address!));
    }

    /// <summary>What the process does: serves until nobody holds its standard input.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new PublisherOptions
        {
            Notices = int.Parse(arguments[0], CultureInfo.InvariantCulture),
            PageSize = int.Parse(arguments[1], CultureInfo.InvariantCulture),
            Now = new DateTimeOffset(2026, 5, 20, 15, 40, 0, TimeSpan.Zero),
            KeepPages = true,
        };
        await using var publisher = await MadeUpPublisher.StartAsync(options, CancellationToken.None);
        Console.WriteLine(publisher.Address);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
