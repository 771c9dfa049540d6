using System.Text;

namespace ProcurementHub.Demo.Serving;

/// <summary>A page before it is sent, conditionally or broken on purpose.</summary>
internal sealed record Answer(string ContentType, byte[] Body, DateTimeOffset LastModified, int Status = 200)
{
    public const string HtmlType = "text/html; charset=UTF-8";

    public static Answer Html(HtmlText page, DateTimeOffset lastModified, int status = 200) =>
        new(HtmlType, Encoding.UTF8.GetBytes(page.ToString()), lastModified, status);

    public static Answer Plain(string text, DateTimeOffset lastModified) =>
        new("text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text), lastModified);
}
