using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ProcurementHub.Demo.Content;
using ProcurementHub.Demo.Failing;
using ProcurementHub.Demo.Serving;

namespace ProcurementHub.Demo;

/// <summary>A made-up country's procurement portal, served on loopback until disposed of.</summary>
public sealed class MadeUpPublisher : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Site _site;
    private readonly BrokenPages _broken = new();
    private readonly RequestLog _log;
    private readonly KeptPages? _kept;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _revising = new();
    private volatile PublisherBook _book;
    private volatile int _build;

    private MadeUpPublisher(PublisherOptions options, WebApplication server)
    {
        _server = server;
        _book = PublisherBook.Open(options);
        _site = new Site(options) { Address = () => Address };
        _log = new RequestLog(options.Clock);
        _kept = options.KeepPages ? new KeptPages() : null;
        server.Run(ServeAsync);
    }

    /// <summary>"http://127.0.0.1:PORT/".</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What the pages say now. A book once taken stays as it was, to be held against the next.</summary>
    public PublisherBook Content => _book;

    /// <summary>Requests that came so far, whatever the answer.</summary>
    public long Requests => _log.Count;

    /// <summary>The requests since the start or <see cref="ForgetRequests"/>, in the order in which they came; the latest 50,000.</summary>
    public IReadOnlyList<LoggedRequest> Log => _log.ToList();

    /// <summary>The highest number of requests that were being answered at the same time.</summary>
    public int MostAtOnce => _log.MostAtOnce;

    /// <summary>What robots.txt says.</summary>
    public string Robots
    {
        get => _site.Robots;
        set => _site.Robots = value;
    }

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
            server.Listen(options.Listen, 0);
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
    public void Break(string pathAndQuery, PageFault fault) => _broken.Break(pathAndQuery, fault);

    public void MendAll() => _broken.MendAll();

    /// <summary>Begins the log and <see cref="MostAtOnce"/> anew; <see cref="Requests"/> counts on.</summary>
    public void ForgetRequests() => _log.Forget();

    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested)
            return;
        await _closing.CancelAsync();
        await _server.DisposeAsync();
        _closing.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        var turn = _log.Begin(context.Request);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token);
        var page = new AskedPage(context, listing => Write(context.Request, listing), gone.Token);

        // Whoever has a whole answer may ask again before this method has ended: that is no second request at the same time.
        context.Response.OnStarting(() =>
        {
            if (!page.IsSentInParts)
                turn.End();
            return Task.CompletedTask;
        });
        try
        {
            await (_broken.At(context.Request) is { } fault
                ? fault.AnswerAsync(page)
                : Reply.SendConditionallyAsync(context, page.Write()));
            turn.Request.Status = context.Response.StatusCode;
        }
        catch (OperationCanceledException)
        {
            // Nobody is there any more to be told.
            context.Abort();
        }
        finally
        {
            turn.End();
        }
    }

    private Answer Write(HttpRequest request, Listing listing)
    {
        var (book, build, path) = (_book, _build, request.Path.Value ?? "/");
        return _kept is not null && listing == Listing.AsItIs && path != Site.RobotsPath
            ? _kept.Get(book, build, path + request.QueryString.Value, () => _site.Find(book, build, path, request.Query, listing))
            : _site.Find(book, build, path, request.Query, listing);
    }

    /// <summary>Leaves Ctrl+C and the like to the program that this server is a guest of.</summary>
    private sealed class GuestLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
