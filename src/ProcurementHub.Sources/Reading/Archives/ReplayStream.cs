namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>Reads some bytes that were taken out of a stream already, then the stream. Does not own it.</summary>
internal sealed class ReplayStream(ReadOnlyMemory<byte> head, Stream rest) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> head = head;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (head.IsEmpty)
            return rest.ReadAsync(buffer, cancellationToken);
        var count = Math.Min(head.Length, buffer.Length);
        head[..count].CopyTo(buffer);
        head = head[count..];
        return ValueTask.FromResult(count);
    }
}
