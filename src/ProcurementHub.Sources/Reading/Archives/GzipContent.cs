using System.IO.Compression;

namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>
/// Unpacks gzip, all members of it. The framework's own GZipStream ends without a word where a file is cut
/// off, and a short document would pass for a whole one.
/// </summary>
internal sealed class GzipContent(GzipFeed feed) : ReadOnlyStream
{
    private DeflateStream? member;
    private Crc32 checksum;
    private uint length;
    private bool hasEnded;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!hasEnded && !buffer.IsEmpty)
        {
            if (member is null && !await OpenMemberAsync(cancellationToken))
                break;
            var read = await member!.ReadAsync(buffer, cancellationToken);
            if (read > 0)
            {
                checksum.Add(buffer.Span[..read]);
                length = unchecked(length + (uint)read);
                return read;
            }

            await member.DisposeAsync();
            member = null;
            if (!await feed.SkipTrailerAsync(checksum.Value, length, cancellationToken))
                throw new DamagedArchiveException("The archive is cut off or damaged: its content does not end as it should.");
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            member?.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<bool> OpenMemberAsync(CancellationToken cancellationToken)
    {
        hasEnded = !await feed.SkipHeaderAsync(cancellationToken);
        if (hasEnded)
            return false;
        member = new DeflateStream(feed, CompressionMode.Decompress, leaveOpen: true);
        checksum = new Crc32();
        length = 0;
        return true;
    }
}
