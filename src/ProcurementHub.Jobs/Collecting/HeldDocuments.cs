using ProcurementHub.Storage.Documents;
using FetchedDocument = ProcurementHub.Sources.Fetching.FetchedDocument;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>A document that has come in, and what is known of it.</summary>
internal sealed record Arrived(FetchedDocument Fetched, DocumentRow Row, DateTimeOffset At);

/// <summary>Documents that are read only when others have come in.</summary>
internal sealed class HeldDocuments : IAsyncDisposable
{
    private readonly List<Arrived> _all = [];

    public IReadOnlyList<Arrived> All => _all;

    public void Add(Arrived document) => _all.Add(document);

    public async ValueTask DisposeAsync()
    {
        foreach (var document in _all)
            await document.Fetched.DisposeAsync();
    }
}
