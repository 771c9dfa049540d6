using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Evidence;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Evidence;

/// <summary>"/evidence/123": a document byte for byte as it was read.</summary>
internal static class EvidencePages
{
    // Somebody else's page must never act as one of ours.
    private const string Shut = "default-src 'none'; sandbox";

    public static string Of(long documentId) => $"/evidence/{documentId}";

    public static void MapEvidence(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/evidence/{id:long}", AnswerAsync).RequireRateLimiting(RequestLimits.Download);

    private static async Task<Results<FileStreamHttpResult, NotFound>> AnswerAsync(
        long id, HttpContext context, DocumentStore documents, EvidenceFolder evidence, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(id, cancellationToken) is not { } document || !evidence.Contains(document.Sha256))
            return TypedResults.NotFound();
        context.Response.Headers.ContentSecurityPolicy = Shut;
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return TypedResults.Stream(evidence.OpenRead(document.Sha256), "application/octet-stream", NameOf(document));
    }

    // Its beginning tells documents apart; the extension lets it open with what it is meant for.
    private static string NameOf(DocumentRow document)
    {
        var path = Uri.TryCreate(document.Url, UriKind.Absolute, out var address) ? address.AbsolutePath : document.Url;
        var extension = Path.GetExtension(path);
        if (extension.Length is < 2 or > 8 || !extension.Skip(1).All(char.IsAsciiLetterOrDigit))
            extension = document.MediaType switch
            {
                "text/html" or "application/xhtml+xml" => ".html",
                "application/json" => ".json",
                "text/csv" => ".csv",
                "application/xml" or "text/xml" => ".xml",
                _ => ".bin",
            };
        return $"{document.SourceId}-{Convert.ToHexStringLower(document.Sha256)[..12]}{extension}";
    }
}
