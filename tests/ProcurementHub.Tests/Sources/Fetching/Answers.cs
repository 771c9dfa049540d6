using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Fetching;

internal static class Answers
{
    public static async Task<FetchResult.Failed> FailAsync(this HttpFetcher fetcher, Uri address)
    {
        var result = await fetcher.GetAsync(address, CancellationToken.None);
        Assert.That(result, Is.InstanceOf<FetchResult.Failed>(), address.AbsoluteUri);
        return (FetchResult.Failed)result;
    }

    public static async Task<FetchedDocument> DocumentAsync(this HttpFetcher fetcher, PageRequest request, KnownDocument? known = null)
    {
        var result = await fetcher.SendAsync(request, known, CancellationToken.None);
        Assert.That(result, Is.InstanceOf<FetchResult.Fetched>(), result is FetchResult.Failed failed ? failed.Reason : "");
        return ((FetchResult.Fetched)result).Document;
    }

    public static Task<FetchedDocument> DocumentAsync(this HttpFetcher fetcher, Uri address) => fetcher.DocumentAsync(new PageRequest(address));

    public static async Task<string> TextAsync(this HttpFetcher fetcher, Uri address)
    {
        await using var document = await fetcher.DocumentAsync(address);
        return document.Text();
    }

    public static string Text(this FetchedDocument document)
    {
        using var reader = new StreamReader(document.OpenRead());
        return reader.ReadToEnd();
    }
}
