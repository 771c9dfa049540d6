using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ProcurementHub.Jobs.Digests.Templates;
using ProcurementHub.Jobs.Digests.Wording;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// Renders the mail's HTML; any number of mails at the same time. A renderer keeps every component that it has ever
/// rendered, so each mail has one of its own: 30,000 mails of one renderer held two gigabytes.
/// </summary>
public sealed class DigestPages : IAsyncDisposable, IDisposable
{
    // Accented letters as they are: escaped, they would be a quarter of a Spanish mail.
    private readonly ServiceProvider services =
        new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();

    public async Task<string> RenderAsync(DigestView view)
    {
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(DigestMail.View)] = view });
            return (await renderer.RenderComponentAsync<DigestMail>(parameters)).ToHtmlString();
        });
    }

    public void Dispose() => services.Dispose();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
