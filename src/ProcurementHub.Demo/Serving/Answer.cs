using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace ProcurementHub.Demo.Serving;

/// <summary>A page before it is sent, conditionally or broken on purpose.</summary>
internal sealed record Answer(string ContentType, byte[] Body, DateTimeOffset LastModified, int Status = 200)
{
    private EntityTagHeaderValue? _tag;

    // A copy has another body, and so another tag.
    private Answer(Answer original) =>
        (ContentType, Body, LastModified, Status) = (original.ContentType, original.Body, original.LastModified, original.Status);

    public EntityTagHeaderValue Tag =>
        _tag ??= new($"\"{Convert.ToHexStringLower(SHA256.HashData(Body).AsSpan(0, 12))}\"");

    public const string HtmlType = "text/html; charset=UTF-8";

    public static Answer Html(HtmlText page, DateTimeOffset lastModified, int status = 200) =>
        new(HtmlType, Encoding.UTF8.GetBytes(page.ToString()), lastModified, status);

    public static Answer Plain(string text, DateTimeOffset lastModified) =>
        new("text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text), lastModified);
}
