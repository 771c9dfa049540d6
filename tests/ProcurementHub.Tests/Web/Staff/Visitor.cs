using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ProcurementHub.Tests.Web.Staff;

/// <summary>Somebody with a browser that keeps cookies, whether they are meant for https or not.</summary>
internal sealed class Visitor(Uri site) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site };
    private readonly Dictionary<string, string> cookies = [];

    /// <summary>As the site set it last, with its attributes; null when it never did.</summary>
    public string? SetCookie(string name) => given.GetValueOrDefault(name);

    private readonly Dictionary<string, string> given = [];

    /// <summary>Keeps a cookie that no page gave.</summary>
    public void Take(string name, string value) => cookies[name] = value;

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.Add("Accept", "text/html");
        request.Headers.Add("Accept-Language", "en");
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var answer = await client.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                var name = cookie[..cookie.IndexOf('=', StringComparison.Ordinal)];
                given[name] = cookie;
                cookies[name] = cookie[(name.Length + 1)..].Split(';')[0];
                if (cookies[name].Length == 0)
                    cookies.Remove(name);
            }
        }

        return answer;
    }

    public async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await SendAsync(HttpMethod.Get, address);
        return answer.StatusCode;
    }

    public async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await SendAsync(HttpMethod.Get, address);
        return await ReadAsync(answer);
    }

    /// <summary>Fills in the form that leads to the action and sends it, with all its hidden fields.</summary>
    /// <returns>The page that comes of it, after a redirect where there is one.</returns>
    public async Task<IHtmlDocument> FillAsync(string address, string action, params (string Name, string Value)[] fields)
    {
        var form = (await PageAsync(address)).QuerySelectorAll("form[method=post]").Single(one => one.GetAttribute("action")!.EndsWith(action, StringComparison.Ordinal));
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await SendAsync(HttpMethod.Post, form.GetAttribute("action")!, [.. fields, ("__RequestVerificationToken", token)]);
        return answer.StatusCode == HttpStatusCode.Redirect ? await PageAsync(answer.Headers.Location!.OriginalString) : await ReadAsync(answer);
    }

    public void Dispose() => client.Dispose();

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
}
