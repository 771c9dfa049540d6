using System.Xml;

namespace ProcurementHub.Sources.Reading.Xml;

/// <summary>What one step through an XML document came to.</summary>
internal enum XmlStep
{
    Read,
    Ended,
    Broken,
}

/// <summary>
/// Walks through XML of strangers, node by node: no DTD, nothing fetched, no tree in memory, and limits on size
/// and depth. What is wrong with a document is a sentence, not an exception; a failing stream still throws.
/// </summary>
internal sealed class XmlDocumentReader : IDisposable
{
    /// <summary>In characters; the largest notices of several hundred lots stay below a third of it.</summary>
    private const long Longest = 32L * 1024 * 1024;

    // Documents go down to some 20 levels.
    private const int Deepest = 100;

    private readonly char[] _chunk = new char[4096];

    /// <param name="content">Its encoding is found by its mark and its declaration. Not disposed.</param>
    public XmlDocumentReader(Stream content) => Xml = XmlReader.Create(content, Settings(DtdProcessing.Prohibit));

    /// <param name="content">A DTD in it is passed over, so that what it declares is unknown.</param>
    /// <param name="context">Prefixes that are known without being declared.</param>
    public XmlDocumentReader(TextReader content, XmlParserContext context) =>
        Xml = XmlReader.Create(content, Settings(DtdProcessing.Ignore), context);

    /// <summary>At the node of the last step; only to be asked, not to be moved.</summary>
    public XmlReader Xml { get; }

    /// <summary>Why it cannot be read further; null while it can.</summary>
    public string? Reason { get; private set; }

    public async ValueTask<XmlStep> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (!await Xml.ReadAsync())
                return XmlStep.Ended;
        }
        catch (XmlException exception)
        {
            return Broken(exception);
        }

        if (Xml.Depth <= Deepest)
            return XmlStep.Read;
        Reason = $"The elements of the document are nested deeper than {Deepest} levels.";
        return XmlStep.Broken;
    }

    /// <summary>Takes the text of the node in pieces, so that a very long one is never held as a whole.</summary>
    /// <param name="room">How many characters are wanted; the rest is passed over.</param>
    public async ValueTask<XmlStep> AppendTextAsync(System.Text.StringBuilder text, int room)
    {
        try
        {
            int read;
            while (room > 0 && (read = await Xml.ReadValueChunkAsync(_chunk, 0, _chunk.Length)) > 0)
            {
                text.Append(_chunk, 0, Math.Min(read, room));
                room -= read;
            }

            return XmlStep.Read;
        }
        catch (XmlException exception)
        {
            return Broken(exception);
        }
    }

    public void Dispose() => Xml.Dispose();

    private XmlStep Broken(XmlException exception)
    {
        Reason = (exception.LineNumber, exception.Message) switch
        {
            (_, var message) when message.Contains("DTD", StringComparison.Ordinal) => "The document has a DTD of its own, which is not read.",
            (_, var message) when message.Contains("MaxCharacters", StringComparison.Ordinal) => $"The document has more than {Longest:#,0} characters.",
            (0, _) => "The document is empty.",
            (var line, var message) => $"The XML cannot be read further than line {line}: {message}",
        };
        return XmlStep.Broken;
    }

    private static XmlReaderSettings Settings(DtdProcessing dtd) => new()
    {
        Async = true,
        CloseInput = false,
        DtdProcessing = dtd,
        XmlResolver = null,
        MaxCharactersInDocument = Longest,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };
}
