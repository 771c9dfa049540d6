namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>The first bytes of a stream, taken to look at, and the whole stream again with them in front.</summary>
internal readonly struct StreamStart
{
    private readonly Stream content;

    private StreamStart(Stream content, ReadOnlyMemory<byte> head)
    {
        this.content = content;
        Head = head;
    }

    public ReadOnlyMemory<byte> Head { get; }

    /// <param name="length">How many bytes are wanted; there are fewer only where the stream has no more.</param>
    public static async ValueTask<StreamStart> TakeAsync(Stream content, int length, CancellationToken cancellationToken)
    {
        var head = new byte[length];
        var read = await content.ReadAtLeastAsync(head, length, throwOnEndOfStream: false, cancellationToken);
        return new StreamStart(content, head.AsMemory(0, read));
    }

    /// <summary>The same stream where it can be set back, so that it stays seekable.</summary>
    /// <param name="skipped">How many of the first bytes to leave out.</param>
    public Stream From(int skipped)
    {
        if (!content.CanSeek)
            return new ReplayStream(Head[skipped..], content);
        content.Position += skipped - Head.Length;
        return content;
    }
}
