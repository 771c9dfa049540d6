using AngleSharp.Dom;
using ProcurementHub.Tests.Demo;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>Documents of the made-up publisher.</summary>
internal static class DemoDocuments
{
    public static async Task<IReadOnlyList<FuzzDocument>> AllAsync()
    {
        await using var publisher = await RunningPublisher.StartAsync(RunningPublisher.Options(notices: 30));
        var documents = new List<FuzzDocument>();
        await AddAsync("demo-portal", "/convocatorias");
        var list = await publisher.PageAsync("/convocatorias");
        foreach (var link in Links(list, "a[title='Ver ficha']").Take(4))
            await AddAsync("demo-portal", link);
        foreach (var link in Links(await publisher.PageAsync("/planes"), "a[href$='.csv']").Take(3))
            await AddAsync("demo-plans", link);
        await AddAsync("demo-ocds", "/ocds/releases?limit=6");
        return documents;

        async Task AddAsync(string source, string path)
        {
            var definition = Reading.Shipped(source);
            if (Pieces.Of(definition.Reader, await publisher.BytesAsync(path)) is { } piece)
                documents.Add(new FuzzDocument($"{source}: {path}", definition, piece));
        }
    }

    private static IEnumerable<string> Links(IDocument page, string css) => page.QuerySelectorAll(css).Select(link => link.GetAttribute("href")!);
}
