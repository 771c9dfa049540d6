using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProcurementHub.Tests.Sources.Fetching;

/// <summary>A web server on loopback that does what a test says, and remembers what it was asked.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly List<AskedFor> asked = [];

    private TestServer(WebApplication server) => this.server = server;

    public int Port { get; private set; }

    /// <summary>In the order of arrival; requests for robots.txt are left out.</summary>
    public IReadOnlyList<AskedFor> Asked
    {
        get
        {
            lock (asked)
                return [.. asked.Where(request => request.Path != "/robots.txt")];
        }
    }

    /// <summary>robots.txt counts too.</summary>
    public bool AskedAnything
    {
        get
        {
            lock (asked)
                return asked.Count > 0;
        }
    }

    public IEnumerable<string> Paths => Asked.Select(request => request.Path);

    /// <param name="withRobots">False where the server has no robots.txt, whatever the test says of other addresses.</param>
    public static async Task<TestServer> StartAsync(RequestDelegate answer, bool withRobots = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var started = new TestServer(builder.Build());
        started.server.Run(async context =>
        {
            await started.NoteAsync(context);
            if (context.Request.Path == "/robots.txt" && !withRobots)
                context.Response.StatusCode = 404;
            else
                await answer(context);
        });
        await started.server.StartAsync();
        started.Port = new Uri(started.server.Urls.Single()).Port;
        return started;
    }

    public Uri At(string path, string host = "127.0.0.1") => new($"http://{host}:{Port}{path}");

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private async Task NoteAsync(HttpContext context)
    {
        var request = context.Request;
        using var body = new StreamReader(request.Body);
        var text = await body.ReadToEndAsync();
        lock (asked)
        {
            asked.Add(new(
                request.Method, request.Path + request.QueryString, text,
                request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        }
    }

    public sealed record AskedFor(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers);
}
