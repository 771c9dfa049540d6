using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ProcurementHub.Demo;

namespace ProcurementHub.BrowserTests;

/// <summary>The real program, with the data of a demo, serving on a port of its own.</summary>
internal sealed class HubServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _data;
    private int _days = 1;

    private HubServer(Process process, DirectoryInfo data, Uri address)
    {
        _process = process;
        _data = data;
        Address = address;
    }

    /// <summary>Who may sign in: one for each walk, since an address gets only a few links an hour.</summary>
    public static IReadOnlyList<string> Staff { get; } = ["rosa@hub.example", "luis@hub.example", "alba@hub.example", "otto@hub.example"];

    public Uri Address { get; }

    public string MailFolder => Path.Combine(_data.FullName, "mail");

    public static async Task<HubServer> StartAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("hub-browser-");
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        await RunToEndAsync(data, address, ["demo", "--once", "--notices", "120"], cancellationToken);
        await FailAsync(data, address, cancellationToken);
        await ListBodiesAsync(data, address, cancellationToken);
        return await ServeAsync(data, address, [], cancellationToken);
    }

    /// <summary>A second server with the same data, which answers one search a minute.</summary>
    public Task<HubServer> StartLimitedAsync(CancellationToken cancellationToken) => ServeAsync(
        _data, new Uri($"http://127.0.0.1:{FreePort()}/"), ["--set", "Limits:SearchesAMinute=1"], cancellationToken);

    /// <summary>Another process of the hub with the same data, to its end.</summary>
    public Task RunAsync(params string[] arguments) => RunToEndAsync(_data, Address, arguments, CancellationToken.None);

    /// <summary>A day later: the made-up publisher has changed and added calls, and the hub collects, matches and tells of them.</summary>
    public async Task TellNewsAsync()
    {
        var now = DateTimeOffset.UtcNow.Date.AddDays(++_days).AddHours(15);
        await using var publisher = await MadeUpPublisher.StartAsync(
            new PublisherOptions { Notices = 120 + (40 * _days), Now = new DateTimeOffset(now, TimeSpan.Zero) }, CancellationToken.None);
        var definitions = _data.CreateSubdirectory("definitions");
        var shipped = await File.ReadAllTextAsync(Path.Combine(Definitions, "demo-ocds.yml"));
        await File.WriteAllTextAsync(
            Path.Combine(definitions.FullName, "demo-ocds.yml"), $"{shipped}base: {publisher.Address.GetLeftPart(UriPartial.Authority)}\n");
        string[] then = ["--now", now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)];
        await RunAsync([
            "collect", "demo-ocds", .. then, "--set", $"Sources:Directory={definitions.FullName}",
            "--set", $"Fetch:AllowPrivateAddresses={publisher.Address.Authority}", "--set", "Fetch:DelayPerHost=00:00:00"]);
        await RunAsync(["match", .. then]);
        await RunAsync(["digests", "send", .. then]);
    }

    private static string Definitions { get; } = FindDefinitions(new DirectoryInfo(AppContext.BaseDirectory));

    private static string FindDefinitions(DirectoryInfo from) =>
        File.Exists(Path.Combine(from.FullName, "ProcurementHub.sln"))
            ? Path.Combine(from.FullName, "src", "ProcurementHub.Sources", "Definitions")
            : FindDefinitions(from.Parent!);

    /// <summary>A source that failed, with a document and records that were rejected: what pages say of that is looked at too.</summary>
    private static async Task FailAsync(DirectoryInfo data, Uri address, CancellationToken cancellationToken)
    {
        var saved = data.CreateSubdirectory("saved");
        await File.WriteAllTextAsync(Path.Combine(saved.FullName, "menores-1.json"), "<html>Mantenimiento", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(saved.FullName, "menores-2.json"), """
            {"data": [{"idContrato": "1", "nomEntidad": "MUNICIPALIDAD"}, {"desContratacion": "sin número", "nomEntidad": "<b>Entidad</b>"}], "pageable": {"totalElements": 2}}
            """, cancellationToken);
        await RunToEndAsync(data, address, ["collect", "pe-menores", "--from", saved.FullName], cancellationToken, expected: 1);
    }

    /// <summary>A register of bodies, so that pages have somebody to say of whether a plan was published.</summary>
    private static async Task ListBodiesAsync(DirectoryInfo data, Uri address, CancellationToken cancellationToken)
    {
        var lists = data.CreateSubdirectory("lists");
        await File.WriteAllTextAsync(Path.Combine(lists.FullName, "entidades_contratantes_pe.csv"), """
            CODCONSUCODE|RUC|NOMBRE_DE_ENTIDAD|DEPARTAMENTO|PROVINCIA|DISTRITO
            90001|20100000001|MUNICIPALIDAD DISTRITAL DE LOS ALISOS|CUSCO|CUSCO|CUSCO
            90002|20100000002|GOBIERNO REGIONAL DE LAS LOMAS|PIURA|PIURA|PIURA
            90003|20100000003|INSTITUTO DE PRUEBAS|LIMA|LIMA|LIMA
            """, cancellationToken);
        await RunToEndAsync(data, address, ["collect", "pe-entities", "--from", lists.FullName], cancellationToken);
    }

    private static async Task<HubServer> ServeAsync(DirectoryInfo data, Uri address, string[] settings, CancellationToken cancellationToken)
    {
        var server = new HubServer(
            Start(data, address, ["serve", "--no-scheduler", "--urls", address.AbsoluteUri, "--set", "Limits:SignInsAnHour=0", .. settings]), data, address);
        await server.WaitUntilItAnswersAsync(cancellationToken);
        return server;
    }

    private static async Task RunToEndAsync(DirectoryInfo data, Uri address, string[] arguments, CancellationToken cancellationToken, int expected = 0)
    {
        using var process = Start(data, address, arguments);
        await process.WaitForExitAsync(cancellationToken);
        Assert.That(process.ExitCode, Is.EqualTo(expected), $"hub {string.Join(' ', arguments)}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public void DeleteData() => _data.Delete(recursive: true);

    // The links of its mails lead to the server.
    private static Process Start(DirectoryInfo data, Uri address, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "hub.dll"));
        var staff = Staff.SelectMany((email, index) => new[] { "--set", $"Staff:Emails:{index}={email}" });
        foreach (var argument in (string[])[.. arguments, "--data", data.FullName, "--set", $"Site:PublicUrl={address.AbsoluteUri}", .. staff])
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
