using Microsoft.AspNetCore.Http;

namespace ProcurementHub.Demo.Failing;

/// <summary>Sends the client to an address that the page has nothing to do with.</summary>
internal sealed class RedirectElsewhere(Uri target) : PageFault
{
    internal override Task AnswerAsync(AskedPage page)
    {
        page.Response.StatusCode = StatusCodes.Status302Found;
        page.Response.Headers.Location = target.AbsoluteUri;
        return Task.CompletedTask;
    }

    public override string ToString() => $"Redirect to {target}";
}
