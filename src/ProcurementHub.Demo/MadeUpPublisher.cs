using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ProcurementHub.Demo.Content;
using ProcurementHub.Demo.Serving;

namespace ProcurementHub.Demo;

/// <summary>A made-up country's procurement portal, served on loopback until disposed of.</summary>
public sealed class MadeUpPublisher : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Site _site;
    private readonly Faults _faults = new();
    private readonly Lock _revising = new();
    private volatile PublisherBook _book;
    private volatile int _build;
    private long _requests;

    private MadeUpPublisher(PublisherOptions options, WebApplication server)
    {
        _server = server;
        _book = PublisherBook.Open(options);
        _site = new Site(options) { Address = () => Address };
        server.Run(ServeAsync);
    }

    /// <summary>"http://127.0.0.1:PORT/".</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What the pages say now. A book once taken stays as it was, to be held against the next.</summary>
    public PublisherBook Content => _book;

    /// <summary>Requests answered so far, whatever the answer.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    public static async Task<MadeUpPublisher> StartAsync(PublisherOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Notices, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PageSize, 1, nameof(options));

        // The empty builder reads no settings and no environment: those belong to the program around this server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        var publisher = new MadeUpPublisher(options, builder.Build());
        await publisher._server.StartAsync(cancellationToken);
        publisher.Address = new Uri(publisher._server.Urls.Single());
        return publisher;
    }

    /// <summary>
    /// Moves the clock and makes some of every kind of change that still has a candidate: a handful of calls runs out of blank
    /// places after a few rounds, and early in January no plan is there to be amended. <see cref="PublisherBook.Changes"/> lists them.
    /// </summary>
    public PublisherBook Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(by, TimeSpan.Zero);
        lock (_revising)
            return _book = _book.Next(_book.Now + by);
    }

    /// <summary>Puts a new build of the portal online: generated ids change, nothing that people read does.</summary>
    public void Redeploy()
    {
        lock (_revising)
            _build++;
    }

    /// <summary>Breaks a page, such as "/convocatorias?page=2", or with no query all pages of a path.</summary>
    public void Break(string pathAndQuery, PageFault fault) => _faults.Break(pathAndQuery, fault);

    public void MendAll() => _faults.MendAll();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private Task ServeAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        var request = context.Request;
        var path = request.Path.Value ?? "/";
        var fault = _faults.At(path, request.QueryString.Value ?? "");
        var answer = _site.Find(_book, _build, path, request.Query, isEmptied: fault == PageFault.EmptyList);
        return Reply.SendAsync(context, answer, fault);
    }

    /// <summary>Leaves Ctrl+C and the like to the program that this server is a guest of.</summary>
    private sealed class GuestLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
