using System.Text;
using System.Text.Json.Nodes;
using ProcurementHub.Demo;

namespace ProcurementHub.Benchmarks;

/// <summary>A package of as many releases as wanted: those of the made-up publisher's feed, again and again under other ids.</summary>
internal static class ReleasePackage
{
    public static async Task WriteAsync(string file, int count, CancellationToken cancellationToken)
    {
        var releases = await PublishedAsync(cancellationToken);
        await using var output = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        await output.WriteAsync("{\"uri\":\"https://publisher.example/package\",\"version\":\"1.1\",\"releases\":["u8.ToArray(), cancellationToken);
        for (var at = 0; at < count; at++)
        {
            var release = releases[at % releases.Count];
            release["ocid"] = $"ocds-made-up-{at}";
            release["id"] = $"{at}";
            await output.WriteAsync(Encoding.UTF8.GetBytes((at == 0 ? "" : ",") + release.ToJsonString()), cancellationToken);
        }

        await output.WriteAsync("]}"u8.ToArray(), cancellationToken);
    }

    private static async Task<List<JsonObject>> PublishedAsync(CancellationToken cancellationToken)
    {
        var options = new PublisherOptions { Notices = 1_000, Now = new DateTimeOffset(2026, 5, 20, 15, 0, 0, TimeSpan.Zero) };
        await using var publisher = await MadeUpPublisher.StartAsync(options, cancellationToken);
        using var client = new HttpClient();
        var releases = new List<JsonObject>();
        for (Uri? page = new Uri(publisher.Address, "ocds/releases?limit=100"); page is not null;)
        {
            var package = JsonNode.Parse(await client.GetStringAsync(page, cancellationToken))!;
            releases.AddRange(package["releases"]!.AsArray().Select(release => (JsonObject)release!.DeepClone()));
            page = package["links"]?["next"]?.GetValue<string>() is { } next ? new Uri(next) : null;
        }

        return releases;
    }
}
