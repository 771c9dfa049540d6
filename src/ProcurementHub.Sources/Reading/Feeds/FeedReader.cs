using System.Runtime.CompilerServices;
using System.Xml;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Xml;

namespace ProcurementHub.Sources.Reading.Feeds;

/// <summary>
/// Reads RSS 2.0 (and 0.9x), RSS 1.0 and Atom. Feeds are written by hand-made programs: what can be understood
/// is read, and where the XML breaks off, the entries before it stand.
/// </summary>
public sealed class FeedReader : INoticeReader
{
    // Feeds hold the newest entries only; those of national portals come to a few megabytes.
    private const int Largest = 32 * 1024 * 1024;

    public async IAsyncEnumerable<ReadItem> ReadAsync(
        Stream content, DocumentOrigin origin, SourceDefinition definition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await TextAsync(content, origin.Charset, cancellationToken) is not { } text)
        {
            yield return new ReadItem.Broken($"The feed is larger than {Largest:#,0} bytes.");
            yield break;
        }

        using var document = new XmlDocumentReader(new StringReader(text), FeedNames.Context(text));
        var walk = new FeedWalk(document);
        var fields = new FeedFields(definition, origin);
        var (step, root, entries) = (XmlStep.Read, "", 0);
        while (step == XmlStep.Read && (step = await document.NextAsync(cancellationToken)) == XmlStep.Read)
        {
            if (root.Length == 0 && document.Xml.NodeType == XmlNodeType.Element)
            {
                root = document.Xml.LocalName;
                if (!FeedNames.IsFeed(root))
                {
                    yield return new ReadItem.Broken($"The document is no feed: it begins with <{RawText.Cut(root)}>.");
                    yield break;
                }
            }

            step = await walk.TakeAsync();
            if (walk.Closed is { } entry)
                yield return fields.Read(entry, $"entry {++entries}");
        }

        if (step == XmlStep.Broken)
            yield return new ReadItem.Broken(document.Reason!);
    }

    /// <returns>Null where it is too large.</returns>
    private static async Task<string?> TextAsync(Stream content, string? charset, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var block = new byte[64 * 1024];
        int read;
        while ((read = await content.ReadAsync(block, cancellationToken)) > 0)
        {
            bytes.Write(block, 0, read);
            if (bytes.Length > Largest)
                return null;
        }

        return FeedMending.Mend(TextDecoding.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), charset));
    }
}
