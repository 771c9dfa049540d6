using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web.Staff;

/// <summary>Asks for all there is, as somebody who has not signed in.</summary>
public sealed partial class EveryEndpointTests : StaffedSite<SqliteDatabase>
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

    [TestCase("/Staff/Acts")]
    [TestCase("/staff/acts/")]
    [TestCase("/STAFF/notices?handler=Hide")]
    [TestCase("/staff/nothing")]
    public async Task Address_WrittenOtherwise_IsNoWayIn(string address) =>
        Assert.That(await Guest.StatusAsync(address), Is.EqualTo(HttpStatusCode.Redirect).Or.EqualTo(HttpStatusCode.NotFound));

    private static bool IsStaffs(string pattern) => pattern == "staff" || pattern.StartsWith("staff/", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
