using System.Collections.Concurrent;
using ProcurementHub.Demo.Content;

namespace ProcurementHub.Demo.Serving;

/// <summary>The pages of one book and one build of the portal, written once each.</summary>
internal sealed class KeptPages
{
    private volatile Shelf _shelf = new(null, 0);

    public Answer Get(PublisherBook book, int build, string address, Func<Answer> write)
    {
        var shelf = _shelf;
        if (shelf.Book != book || shelf.Build != build)
            _shelf = shelf = new Shelf(book, build);
        if (shelf.Pages.TryGetValue(address, out var kept))
            return kept;
        var answer = write();

        // What is not there can be asked for under any address.
        return answer.Status == 200 ? shelf.Pages.GetOrAdd(address, answer) : answer;
    }

    private sealed record Shelf(PublisherBook? Book, int Build)
    {
        public ConcurrentDictionary<string, Answer> Pages { get; } = new(StringComparer.Ordinal);
    }
}
