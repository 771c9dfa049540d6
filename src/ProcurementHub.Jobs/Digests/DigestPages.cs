using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ProcurementHub.Jobs.Digests.Templates;
using ProcurementHub.Jobs.Digests.Wording;

namespace ProcurementHub.Jobs.Digests;

/// <summary>Renders the mail's HTML. One renderer serves any number of mails, one after the other.</summary>
public sealed class DigestPages : IAsyncDisposable, IDisposable
{
    private readonly ServiceProvider services;
    private readonly HtmlRenderer renderer;

    public DigestPages()
    {
        // Accented letters as they are: escaped, they would be a quarter of a Spanish mail.
        services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
    }

    public Task<string> RenderAsync(DigestView view) => renderer.Dispatcher.InvokeAsync(async () =>
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(DigestMail.View)] = view });
        return (await renderer.RenderComponentAsync<DigestMail>(parameters)).ToHtmlString();
    });

    public void Dispose()
    {
        renderer.Dispose();
        services.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await renderer.DisposeAsync();
        await services.DisposeAsync();
    }
}
