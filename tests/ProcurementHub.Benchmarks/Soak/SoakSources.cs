using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Benchmarks.Soak;

/// <summary>Both outlets and the plans of each publisher as sources of their own, read every minute.</summary>
internal static class SoakSources
{
    private static readonly string[] Kinds = ["demo-portal", "demo-ocds", "demo-plans"];

    public static IEnumerable<string> Ids(int publishers) =>
        from number in Enumerable.Range(1, publishers) from kind in Kinds select Id(kind, number);

    /// <returns>The folder.</returns>
    public static async Task<string> WriteAsync(string folder, IReadOnlyList<Uri> publishers, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var (index, publisher) in publishers.Index())
        {
            foreach (var kind in Kinds)
            {
                var lines = (await ShippedAsync(kind, cancellationToken)).Split('\n')
                    .Select(line => line.StartsWith("id:", StringComparison.Ordinal) ? $"id: {Id(kind, index + 1)}"
                        : line.StartsWith("every:", StringComparison.Ordinal) ? "every: 1m" : line);
                await File.WriteAllTextAsync(
                    Path.Combine(folder, $"{Id(kind, index + 1)}.yml"),
                    $"{string.Join('\n', lines)}\nbase: {publisher.GetLeftPart(UriPartial.Authority)}\n", cancellationToken);
            }
        }

        return folder;
    }

    private static string Id(string kind, int number) => $"soak-{kind["demo-".Length..]}-{number}";

    private static async Task<string> ShippedAsync(string kind, CancellationToken cancellationToken)
    {
        var assembly = typeof(SourceCatalog).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.EndsWith($"{kind}.yml", StringComparison.Ordinal));
        await using var stream = assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
