using System.Runtime.CompilerServices;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>
/// Reads the Open Contracting Data Standard: releases, records and packages of these, one or several, in a
/// list or after each other (JSON Lines). Memory is bounded by the largest single release or record.
/// </summary>
public sealed class OcdsReader : INoticeReader
{
    /// <summary>Bytes that one release or record may have. Of six publishers at hand the largest record has 0.24 MB.</summary>
    private const int ElementLimit = 32 * 1024 * 1024;

    public async IAsyncEnumerable<ReadItem> ReadAsync(
        Stream content,
        DocumentOrigin origin,
        SourceDefinition definition,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var window = new JsonWindow(await JsonEncoding.ToUtf8Async(content, origin.Charset, cancellationToken), ElementLimit);
        await foreach (var item in new OcdsDocument(window, definition.Ocds).ReadAsync(cancellationToken))
            yield return item;
    }
}
