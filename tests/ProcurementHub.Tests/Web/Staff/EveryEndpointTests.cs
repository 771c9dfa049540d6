using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementHub.Tests.Storage;
using ProcurementHub.Web.Staff;

namespace ProcurementHub.Tests.Web.Staff;

/// <summary>Asks for all there is, as somebody who has not signed in.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed partial class EveryEndpointTests<TDatabase> : StaffedSite<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly string[] open = ["staff/sign-in", "staff/enter"];

    [Test]
    public async Task Endpoint_ForStaff_LeadsToTheSignIn_AndNoOtherDoes()
    {
        var (closed, others) = (0, 0);
        foreach (var endpoint in Endpoints)
        {
            var pattern = endpoint.RoutePattern.RawText!.TrimStart('/');
            var isClosed = IsStaffs(pattern) && !open.Contains(pattern);
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                using var answer = await Guest.SendAsync(new HttpMethod(method), "/" + Parameter().Replace(pattern, "1"));
                var leadsToSignIn = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.EndsWith("/staff/sign-in", StringComparison.Ordinal);
                if (isClosed)
                    Assert.That(leadsToSignIn || answer.StatusCode == HttpStatusCode.NotFound, Is.True, $"{method} {pattern}: {answer.StatusCode}");
                else
                    Assert.That(leadsToSignIn || answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, Is.False, $"{method} {pattern}: {answer.StatusCode}");
            }

            (closed, others) = (closed + (isClosed ? 1 : 0), others + (isClosed ? 0 : 1));
        }

        Assert.That(closed, Is.GreaterThanOrEqualTo(5));
        Assert.That(others, Is.GreaterThan(20));
    }

    [TestCase(Rosa, "visitor")]
    [TestCase(Rosa, null)]
    [TestCase("ana@hub.example", StaffSite.Role)]
    public async Task Endpoint_ForStaff_AskedByOneWhoIsSignedInWithoutTheRole_LeadsToTheSignIn(string email, string? role)
    {
        using var visitor = SignedIn(email, role);
        foreach (var pattern in Endpoints.Select(endpoint => endpoint.RoutePattern.RawText!).Where(pattern => IsStaffs(pattern) && !open.Contains(pattern)))
        {
            using var answer = await visitor.SendAsync(HttpMethod.Get, "/" + pattern);
            Assert.That(answer.Headers.Location?.OriginalString, Does.EndWith("/staff/sign-in"), pattern);
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.Empty, pattern);
        }
    }

    [Test]
    public async Task Endpoint_ForStaff_AskedByOneOfThemWithTheRole_Opens()
    {
        using var rosa = SignedIn(Rosa, StaffSite.Role);
        Assert.That(await rosa.StatusAsync("/staff"), Is.EqualTo(HttpStatusCode.OK), "nothing else shuts the others out");
    }

    [TestCase("/Staff/Acts")]
    [TestCase("/staff/acts/")]
    [TestCase("/STAFF/notices?handler=Hide")]
    [TestCase("/staff/nothing")]
    public async Task Address_WrittenOtherwise_IsNoWayIn(string address) =>
        Assert.That(await Guest.StatusAsync(address), Is.EqualTo(HttpStatusCode.Redirect).Or.EqualTo(HttpStatusCode.NotFound));

    /// <summary>With a session that the site itself has sealed, as no form of it would.</summary>
    private Visitor SignedIn(string email, string? role)
    {
        var cookie = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get("staff");
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, email)], "staff");
        if (role is not null)
            identity.AddClaim(new Claim(ClaimTypes.Role, role));
        var properties = new AuthenticationProperties { IssuedUtc = Now, ExpiresUtc = Now.AddHours(8) };
        var visitor = NewVisitor();
        visitor.Take("staff", cookie.TicketDataFormat.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, "staff")));
        return visitor;
    }

    private static bool IsStaffs(string pattern) => pattern == "staff" || pattern.StartsWith("staff/", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
