using Microsoft.AspNetCore.Http;
using ProcurementHub.Demo.Serving;

namespace ProcurementHub.Demo.Failing;

/// <summary>A request that meets a fault, and what it would be answered with if the page were sound.</summary>
/// <param name="gone">Ends when the client has left or the publisher closes.</param>
internal sealed class AskedPage(HttpContext context, Func<Listing, Answer> write, CancellationToken gone)
{
    public HttpContext Context => context;

    public HttpResponse Response => context.Response;

    public CancellationToken Gone => gone;

    /// <summary>The answer takes its time after it has begun.</summary>
    public bool IsSentInParts { get; private set; }

    public Answer Write(Listing listing = Listing.AsItIs) => write(listing);

    /// <summary>Status and headers of a whole answer, before a body that is something else.</summary>
    public void Begin(Answer answer, long? length)
    {
        IsSentInParts = true;
        Response.StatusCode = answer.Status;
        Response.ContentType = answer.ContentType;
        Response.ContentLength = length;
    }

    public async Task SendPartAsync(ReadOnlyMemory<byte> bytes)
    {
        await Response.Body.WriteAsync(bytes, gone);
        await Response.Body.FlushAsync(gone);
    }
}
