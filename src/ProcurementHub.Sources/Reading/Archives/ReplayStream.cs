namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>The first bytes of a stream, taken to look at, and the whole stream again with them in front.</summary>
internal readonly struct StreamStart(Stream rest, ReadOnlyMemory<byte> head)
{
    public ReadOnlyMemory<byte> Head => head;

    /// <param name="skipped">How many of the first bytes to leave out.</param>
    public Stream From(int skipped) => new ReplayStream(head[skipped..], rest);
}

/// <summary>Reads some bytes that were taken out of a stream already, then the stream. Does not own it.</summary>
internal sealed class ReplayStream(ReadOnlyMemory<byte> head, Stream rest) : Stream
{
    private ReadOnlyMemory<byte> head = head;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static async ValueTask<StreamStart> PeekAsync(Stream content, int length, CancellationToken cancellationToken)
    {
        var head = new byte[length];
        var read = await content.ReadAtLeastAsync(head, length, throwOnEndOfStream: false, cancellationToken);
        return new StreamStart(content, head.AsMemory(0, read));
    }

    public override int Read(Span<byte> buffer)
    {
        if (head.IsEmpty)
            return rest.Read(buffer);
        var count = Math.Min(head.Length, buffer.Length);
        head.Span[..count].CopyTo(buffer);
        head = head[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        head.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
