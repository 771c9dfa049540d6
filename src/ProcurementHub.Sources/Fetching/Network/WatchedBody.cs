using ProcurementHub.Sources.Reading.Archives;

namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>The bytes as they are sent, before they are unpacked: counted, and waited for only so long.</summary>
internal sealed class WatchedBody(Stream body, Patience patience, long? promised, long mostBytes) : ReadOnlyStream
{
    public long Count { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        patience.AwaitBytes();
        int read;
        try
        {
            read = await body.ReadAsync(buffer, patience.Token);
        }
        catch (IOException)
        {
            // Told apart from a disk that fails while the same bytes are written.
            var whole = promised is null ? "" : $" of {promised:#,0}";
            throw new AnswerException($"The answer broke off after {Count:#,0}{whole} bytes.", mayPass: true);
        }

        Count += read;
        if (Count > mostBytes)
            throw new AnswerException($"The answer is larger than {mostBytes:#,0} bytes.", mayPass: false);
        if (read > 0)
            patience.Took(Count);
        return read;
    }
}
