using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web;

/// <summary>
/// Every page, feed and document that the site has an endpoint for, of a hub without a notice and of one with a single
/// one. The benchmark "pages" asks a hub of 100,000 for the same.
/// </summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed partial class EveryAddressTests<TDatabase> : SitePages<TDatabase>
    where TDatabase : TestDatabase, new()
{
    /// <summary>Over the wire, as browsers ask for it.</summary>
    private const int LargestAnswer = 60_000;

    // Of the one notice that is kept, by the beginning of the pattern.
    private static readonly Dictionary<string, string> examples = new()
    {
        ["notices/"] = "/notices/pe-example/A",
        ["entities/"] = "/entities/PE-CONSUCODE/1042",
        ["compliance/entities/"] = "/compliance/entities/PE-CONSUCODE/1042",
        ["api/v1/notices/"] = "/api/v1/notices/pe-example/A",
        ["api/v1/entities/"] = "/api/v1/entities/PE-CONSUCODE/1042",
        ["calendar/"] = "/calendar/pe-example/A.ics",
        ["ocds/releases/"] = "/ocds/releases/hub-pe-example:A",
        ["ocds/records/"] = "/ocds/records/hub-pe-example:A",
        ["plans/{year"] = "/plans/2026/PE-CONSUCODE/1042",
        ["plans/calls/{year"] = "/plans/calls/2026/PE-CONSUCODE/1042",
        ["sitemap-{"] = "/sitemap-1.xml",
    };

    // What answers otherwise than with 200: forms that lead on, what needs a contact or a plan, and a list that its schema does not let be empty.
    private static readonly Dictionary<string, int[]> others = new()
    {
        ["/choice"] = [302, 302],
        ["/mail-times"] = [302, 302],
        ["/failure"] = [404, 404],
        ["/.well-known/security.txt"] = [404, 404],
        ["/evidence/1"] = [404, 404],
        ["/plans/2026/PE-CONSUCODE/1042"] = [404, 404],
        ["/plans/calls/2026/PE-CONSUCODE/1042"] = [404, 404],
        ["/ocds/releases"] = [404, 200],
        ["/ocds/plans"] = [404, 404],
    };

    [TestCase(0)]
    [TestCase(1)]
    public async Task Address_WithSoManyNotices_AnswersAndIsSmall(int notices)
    {
        if (notices == 1)
            await SaveAsync(Drafts.Notice("A"));

        var listed = 0;
        foreach (var pattern in Patterns())
        {
            var example = examples.FirstOrDefault(one => pattern.StartsWith(one.Key, StringComparison.Ordinal)).Value;
            var address = example ?? "/" + Parameter().Replace(pattern, "1");
            using var answer = await GetAsync(address, ("Accept-Encoding", "br"), ("Accept-Language", "es"));
            var bytes = await answer.Content.ReadAsByteArrayAsync();

            var expected = others.TryGetValue(address, out var statuses) ? statuses[notices] : example is not null && notices == 0 ? 404 : 200;
            Assert.That((int)answer.StatusCode, Is.EqualTo(expected), address);
            Assert.That(bytes, Has.Length.LessThan(LargestAnswer), address);
            if (expected == 200 && Listed(address, answer.Content.Headers.ContentType?.MediaType, Unpacked(answer, bytes)) is { } count)
            {
                Assert.That(count, Is.EqualTo(notices), address);
                listed++;
            }
        }

        Assert.That(listed, Is.GreaterThanOrEqualTo(8 + (2 * notices)));
    }

    private IEnumerable<string> Patterns() => Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not { } methods || methods.Contains("GET"))
        .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'))
        .Where(pattern => pattern != "staff" && !pattern.StartsWith("staff/", StringComparison.Ordinal));

    /// <summary>How many notices the answer lists; null where it is no list of them. What is not well-formed throws.</summary>
    private static int? Listed(string address, string? type, string text)
    {
        var lines = text.Split('\n');
        var xml = type?.EndsWith("xml", StringComparison.Ordinal) == true ? XDocument.Parse(text) : null;
        using var json = type?.EndsWith("json", StringComparison.Ordinal) == true ? JsonDocument.Parse(text) : null;
        return address switch
        {
            "/" => lines.Count(line => line.Contains("<a class=\"title\"", StringComparison.Ordinal)) / 2, // closing soon and new
            "/search" => lines.Count(line => line.Contains("<a class=\"title\"", StringComparison.Ordinal)),
            "/search.rss" or "/search.atom" => xml!.Descendants().Count(element => element.Name.LocalName is "item" or "entry"),
            "/sitemap.xml" or "/sitemap-1.xml" => xml!.Descendants().Count(element => element.Name.LocalName == "loc") - (address == "/sitemap.xml" ? 1 : 0),
            "/search.ics" or "/calendar/pe-example/A.ics" => lines.Count(line => line.StartsWith("BEGIN:VEVENT", StringComparison.Ordinal)),
            "/search.csv" => lines.Length - 2,
            "/search.json" or "/api/v1/notices" or "/api/v1/entities" => json!.RootElement.GetProperty("items").GetArrayLength(),
            "/ocds/releases" => json!.RootElement.GetProperty("releases").GetArrayLength(),
            _ => null,
        };
    }

    private static string Unpacked(HttpResponseMessage answer, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var text = new StreamReader(answer.Content.Headers.ContentEncoding.Contains("br") ? new BrotliStream(stream, CompressionMode.Decompress) : stream);
        return text.ReadToEnd();
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
