using ProcurementHub.Sources.Reading.Archives;

namespace ProcurementHub.Tests.Sources.Ocds;

/// <summary>A release package that is made while it is read and exists nowhere as a whole.</summary>
internal sealed class EndlessPackage(byte[][] releases, int count) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> part = "{\"uri\":\"made up\",\"releases\":["u8.ToArray();
    private int given;
    private bool isClosed;

    public long Length64 { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (part.IsEmpty)
            part = Next();
        var length = Math.Min(part.Length, buffer.Length);
        part[..length].CopyTo(buffer);
        part = part[length..];
        Length64 += length;
        return ValueTask.FromResult(length);
    }

    private ReadOnlyMemory<byte> Next()
    {
        if (given < count)
        {
            var release = releases[given % releases.Length];
            return given++ == 0 ? release : new byte[] { (byte)',' }.Concat(release).ToArray();
        }

        if (isClosed)
            return default;
        isClosed = true;
        return "]}"u8.ToArray();
    }
}
