using System.Net;

namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>
/// The cookies of one pass over a portal that keeps a form's state in a session. Other requests carry none, and none
/// outlives the pass.
/// </summary>
internal static class SessionCookies
{
    public static void Put(HttpRequestMessage request, Call call)
    {
        if (call.Asked.Cookies?.GetCookieHeader(call.Address) is { Length: > 0 } cookies)
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
    }

    public static void Take(HttpResponseMessage response, Call call)
    {
        if (call.Asked.Cookies is not { } jar || !response.Headers.NonValidated.TryGetValues("Set-Cookie", out var cookies))
            return;
        foreach (var cookie in cookies)
        {
            try
            {
                jar.SetCookies(call.Address, cookie);
            }
            catch (CookieException)
            {
                // A cookie that is not written by the book is one that the portal can do without, or says so itself.
            }
        }
    }
}
