namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>What an entry must come to, as the archive has it noted.</summary>
/// <param name="Checksum">Null where the format has none.</param>
internal sealed record ExpectedContent(long Length, uint? Checksum);

/// <summary>
/// Unpacked bytes on their way to a reader. Passing a limit, and every kind of damage, becomes a
/// <see cref="DamagedArchiveException"/>; a silent end in the middle would pass for a short document.
/// </summary>
/// <param name="packed">How many packed bytes have gone in so far.</param>
/// <param name="expected">Null where the inner stream checks for itself.</param>
internal sealed class UnpackedStream(
    Stream inner, Func<long> packed, ExpectedContent? expected, ArchiveBudget budget) : ReadOnlyStream
{
    private Crc32 checksum = new();
    private long unpacked;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await ReadInnerAsync(buffer, cancellationToken);
        if (read > 0)
        {
            if (expected?.Checksum is not null)
                checksum.Add(buffer.Span[..read]);
            unpacked += read;
            budget.Charge(read, unpacked, packed());
        }
        else if (expected is not null && !buffer.IsEmpty && !IsAsNoted(expected))
        {
            throw new DamagedArchiveException("The archive is damaged: an entry's length or checksum is not the one noted.");
        }

        return read;
    }

    private bool IsAsNoted(ExpectedContent noted) =>
        unpacked == noted.Length && (noted.Checksum is null || checksum.Value == noted.Checksum);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadInnerAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await inner.ReadAsync(buffer, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw new DamagedArchiveException("The archive is damaged: its packed bytes make no sense.", exception);
        }
        catch (EndOfStreamException exception)
        {
            throw new DamagedArchiveException("The archive is cut off.", exception);
        }
    }
}
