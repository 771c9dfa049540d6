using System.Formats.Tar;

namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>
/// A tar file on its way to the framework's reader, which takes as much memory for the long name of an entry as its
/// header says, before it looks whether there is any: a file of seven kilobytes can ask for a gigabyte.
/// </summary>
internal sealed class TarHeaders(Stream tar) : ReadOnlyStream
{
    private const int Block = 512;
    private const int SizeAt = 124, SizeLength = 12, KindAt = 156, NameOfFormatAt = 257;

    /// <summary>Names and dates take some hundred bytes.</summary>
    private const long LongestAttributes = 1024 * 1024;

    private readonly byte[] header = new byte[Block];
    private int filled;
    private long untilHeader;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await tar.ReadAsync(buffer, cancellationToken);
        Watch(buffer.Span[..read]);
        return read;
    }

    private void Watch(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (untilHeader > 0)
            {
                var passed = (int)Math.Min(untilHeader, bytes.Length);
                untilHeader -= passed;
                bytes = bytes[passed..];
                continue;
            }

            var taken = Math.Min(Block - filled, bytes.Length);
            bytes[..taken].CopyTo(header.AsSpan(filled));
            bytes = bytes[taken..];
            filled = (filled + taken) % Block;
            if (filled == 0)
                Check();
        }
    }

    private void Check()
    {
        // Blocks of zeros end a tar file, and what lies between entries by mistake is no header.
        if (!header.AsSpan(NameOfFormatAt).StartsWith("ustar"u8))
            return;
        var size = Size(header.AsSpan(SizeAt, SizeLength));
        if (IsAttributes((TarEntryType)header[KindAt]) && size > LongestAttributes)
            throw new DamagedArchiveException($"The archive is damaged: the name of an entry is said to take {size} bytes.");
        untilHeader = (size + Block - 1) / Block * Block;
    }

    private static bool IsAttributes(TarEntryType kind) =>
        kind is TarEntryType.ExtendedAttributes or TarEntryType.GlobalExtendedAttributes or TarEntryType.LongPath or TarEntryType.LongLink;

    /// <summary>In octal digits; or, marked by the first bit, as a binary number, of which the last seven bytes are enough.</summary>
    private static long Size(ReadOnlySpan<byte> field)
    {
        long size = 0;
        if ((field[0] & 0x80) != 0)
        {
            foreach (var part in field[^7..])
                size = (size << 8) | part;
            return size;
        }

        foreach (var digit in field)
        {
            if (digit is >= (byte)'0' and <= (byte)'7')
                size = (size << 3) | (long)(digit - '0');
        }

        return size;
    }
}
