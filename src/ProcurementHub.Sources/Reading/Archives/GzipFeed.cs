using System.Buffers.Binary;

namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>
/// The packed side of a gzip file. The framework's inflater takes its input in portions and does not say how
/// much of the last one it had use for; so the end of a member is found by its trailer, which is known by then.
/// </summary>
internal sealed class GzipFeed(Stream packed) : ReadOnlyStream
{
    private const int TrailerLength = 8;

    [Flags]
    private enum Extras
    {
        HeaderChecksum = 2,
        Field = 4,
        Name = 8,
        Comment = 16,
    }

    private readonly byte[] buffer = new byte[32 * 1024];
    private int at;
    private int end;
    private int handedFrom;

    /// <summary>All that was taken from the packed stream.</summary>
    public long Taken { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken = default)
    {
        if (at == end && !await FillAsync(from: end, cancellationToken))
            return 0;
        handedFrom = at;
        // At most half of the buffer, so that a portion and the trailer behind it fit.
        var count = Math.Min(Math.Min(target.Length, end - at), buffer.Length / 2);
        buffer.AsMemory(at, count).CopyTo(target);
        at += count;
        return count;
    }

    /// <returns>False where no further member begins: at the end, or at what was laid behind it.</returns>
    public async ValueTask<bool> SkipHeaderAsync(CancellationToken cancellationToken)
    {
        if (await NextAsync(cancellationToken) != 0x1F || await NextAsync(cancellationToken) != 0x8B
            || await NextAsync(cancellationToken) != 8)
            return false;
        var extras = (Extras)await NextAsync(cancellationToken);
        await SkipAsync(6, cancellationToken);
        if (extras.HasFlag(Extras.Field))
            await SkipAsync(await NextAsync(cancellationToken) | await NextAsync(cancellationToken) << 8, cancellationToken);
        if (extras.HasFlag(Extras.Name))
            await SkipTextAsync(cancellationToken);
        if (extras.HasFlag(Extras.Comment))
            await SkipTextAsync(cancellationToken);
        if (extras.HasFlag(Extras.HeaderChecksum))
            await SkipAsync(2, cancellationToken);
        return true;
    }

    /// <returns>False where the trailer of such a content is not there: the file is cut off, or damaged.</returns>
    public async ValueTask<bool> SkipTrailerAsync(uint checksum, uint length, CancellationToken cancellationToken)
    {
        while (end - at < TrailerLength && await FillAsync(handedFrom, cancellationToken))
            continue;
        return FindTrailer(checksum, length);
    }

    private bool FindTrailer(uint checksum, uint length)
    {
        Span<byte> trailer = stackalloc byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], length);
        var found = buffer.AsSpan(handedFrom, end - handedFrom).IndexOf(trailer);
        if (found < 0)
            return false;
        at = handedFrom + found + TrailerLength;
        handedFrom = at;
        return true;
    }

    private async ValueTask<int> NextAsync(CancellationToken cancellationToken)
    {
        if (at == end && !await FillAsync(from: end, cancellationToken))
            return -1;
        return buffer[at++];
    }

    private async ValueTask SkipAsync(int count, CancellationToken cancellationToken)
    {
        for (; count > 0 && await NextAsync(cancellationToken) >= 0; count--)
            continue;
    }

    private async ValueTask SkipTextAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken) > 0)
            continue;
    }

    /// <param name="from">What stands before it is no longer wanted.</param>
    private async ValueTask<bool> FillAsync(int from, CancellationToken cancellationToken)
    {
        buffer.AsSpan(from, end - from).CopyTo(buffer);
        at -= from;
        end -= from;
        handedFrom = Math.Max(0, handedFrom - from);
        var read = await packed.ReadAsync(buffer.AsMemory(end), cancellationToken);
        end += read;
        Taken += read;
        return read > 0;
    }
}
