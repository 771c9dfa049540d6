namespace ProcurementHub.Tests.Sources.Archives;

/// <summary>Gives its bytes a few at a time and cannot be set back, like an answer from the network.</summary>
internal sealed class ForwardStream(byte[] content, int portion = 1000) : MemoryStream(content)
{
    public override bool CanSeek => false;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, portion));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, portion)]);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, portion)], cancellationToken);
}
