using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ProcurementHub.Benchmarks.Site;

/// <summary>The floor: Kestrel answers as many bytes as its address says, and does nothing else.</summary>
internal sealed class ConstantPage : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ConstantPage(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.Single());

    public static async Task<ConstantPage> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        var page = Array.Empty<byte>();
        application.Run(context =>
        {
            var size = int.Parse(context.Request.Path.Value.AsSpan(1), CultureInfo.InvariantCulture);
            if (page.Length != size)
                page = new byte[size];
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = page.Length;
            return context.Response.Body.WriteAsync(page, 0, page.Length);
        });
        await application.StartAsync(cancellationToken);
        return new ConstantPage(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
