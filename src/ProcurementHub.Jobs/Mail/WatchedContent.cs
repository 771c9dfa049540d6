namespace ProcurementHub.Jobs.Mail;

/// <summary>Content of a mail that says when its first and when its last byte is about to be read.</summary>
internal sealed class WatchedContent(byte[] bytes, Action beginning, Action ending) : Stream
{
    private int position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position
    {
        get => position;
        set => position = (int)Math.Clamp(value, 0, bytes.Length);
    }

    public override int Read(Span<byte> buffer)
    {
        if (position == 0)
            beginning();
        var count = Math.Min(buffer.Length, bytes.Length - position);
        if (position + count == bytes.Length)
            ending();
        bytes.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => bytes.Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
