using System.Buffers;
using System.Text.Json;
using ProcurementHub.Sources.Reading.Archives;

namespace ProcurementHub.Sources.Reading.Ocds;

internal enum ValueState
{
    Complete,

    /// <summary>Passed over; <see cref="JsonWindow.Value"/> has its beginning only.</summary>
    TooLarge,
    Mismatched,
    CutOff,
}

/// <summary>
/// A moving window over a JSON document of any size. It holds the value that is being read and, while
/// <see cref="Keep"/> is in force, everything since then; so memory is bounded by the limit of one value.
/// </summary>
internal sealed class JsonWindow(Stream content, int valueLimit) : IDisposable
{
    private const int FirstSize = 128 * 1024;
    private const int HeadSize = 2048;
    private const int None = -1;

    // Commas count as blanks: publishers forget them between elements and leave one too many at the end.
    // So do NUL, the record separator of JSON text sequences, and the byte order marks of joined files.
    private static readonly SearchValues<byte> Blanks =
        SearchValues.Create([.. Enumerable.Range(0, 33).Select(number => (byte)number), (byte)',', 0xEF, 0xBB, 0xBF]);

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private byte[] head = [];
    private long origin;
    private int at;
    private int end;
    private int kept = None;
    private int valueStart = None;
    private bool hasEnded;

    /// <summary>Offset in the document of the next byte to read.</summary>
    public long Offset => origin + at;

    /// <summary>Why the document ended early, where the stream gave a reason.</summary>
    public string? Fault { get; private set; }

    /// <summary>The value read last, or its beginning when it was too large. Valid until the next call.</summary>
    public Memory<byte> Value => valueStart == None ? head : buffer.AsMemory(valueStart, at - valueStart);

    /// <summary>Everything since <see cref="Keep"/>; empty when that was more than the limit.</summary>
    public Memory<byte> Kept => kept == None ? default : buffer.AsMemory(kept, at - kept);

    /// <summary>The bytes that are read ahead, from the next one on.</summary>
    public ReadOnlySpan<byte> Ahead => buffer.AsSpan(at, end - at);

    public void Keep() => kept = at;

    public void Release() => kept = None;

    public void Skip(int count) => at += count;

    /// <returns>The next byte that is no blank, which stays unread; -1 at the end.</returns>
    public async ValueTask<int> PeekAsync(CancellationToken cancellationToken)
    {
        valueStart = None;
        while (true)
        {
            var blanks = buffer.AsSpan(at, end - at).IndexOfAnyExcept(Blanks);
            if (blanks >= 0)
            {
                at += blanks;
                return buffer[at];
            }

            at = end;
            if (!await FillAsync(cancellationToken))
                return -1;
        }
    }

    /// <summary>Reads the value that begins at the next byte.</summary>
    public async ValueTask<ValueState> ReadValueAsync(CancellationToken cancellationToken)
    {
        valueStart = at;
        if (TryReadAhead(out var length))
        {
            at += length;
            return ValueState.Complete;
        }

        var extent = new JsonExtent();
        while (true)
        {
            var state = extent.Advance(buffer.AsSpan(at, end - at), out var used);
            at += used;
            LetGoOfTheTooLarge();
            if (state == ExtentState.Mismatched)
                return ValueState.Mismatched;
            if (state == ExtentState.GoesOn && await FillAsync(cancellationToken))
                continue;
            if (state == ExtentState.GoesOn && !extent.IsScalar)
                return ValueState.CutOff;
            return valueStart == None ? ValueState.TooLarge : ValueState.Complete;
        }
    }

    /// <summary>
    /// Goes on to the next line that begins with an object, starting after what is kept: the way back into
    /// JSON Lines behind a broken line.
    /// </summary>
    public async ValueTask<bool> SkipToLineAsync(CancellationToken cancellationToken)
    {
        at = kept == None ? at : kept + 1;
        kept = None;
        valueStart = None;
        while (true)
        {
            var next = buffer.AsSpan(at, end - at).IndexOf("\n{"u8);
            if (next >= 0)
            {
                at += next + 1;
                return true;
            }

            // The last byte may be the line break whose brace comes with the next chunk.
            at = Math.Max(at, end - 1);
            if (!await FillAsync(cancellationToken))
                return false;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    /// <summary>
    /// The usual case, nearly twice as fast as <see cref="JsonExtent"/>: the value is valid, and read ahead to
    /// its end.
    /// </summary>
    private bool TryReadAhead(out int length)
    {
        var reader = new Utf8JsonReader(Ahead, isFinalBlock: false, default);
        try
        {
            var isWhole = reader.Read() && reader.TrySkip();
            length = (int)reader.BytesConsumed;
            return isWhole && length <= valueLimit;
        }
        catch (JsonException)
        {
            length = 0;
            return false;
        }
    }

    private void LetGoOfTheTooLarge()
    {
        if (valueStart != None && at - valueStart > valueLimit)
        {
            head = buffer.AsSpan(valueStart, Math.Min(HeadSize, at - valueStart)).ToArray();
            valueStart = None;
        }

        if (kept != None && at - kept > valueLimit)
            kept = None;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (hasEnded)
            return false;
        MakeRoom();
        try
        {
            var read = await content.ReadAsync(buffer.AsMemory(end), cancellationToken);
            end += read;
            hasEnded = read == 0;
        }
        catch (DamagedArchiveException exception)
        {
            // An end like any other, so that what was read before still comes out.
            Fault = exception.Message;
            hasEnded = true;
        }

        return !hasEnded;
    }

    private void MakeRoom()
    {
        var from = at;
        if (kept != None)
            from = Math.Min(from, kept);
        if (valueStart != None)
            from = Math.Min(from, valueStart);

        if (end - from > buffer.Length / 4 * 3)
        {
            Move(from, ArrayPool<byte>.Shared.Rent(buffer.Length * 2));
        }
        else if (from > 0 && end > buffer.Length / 2)
        {
            Move(from, buffer);
        }
    }

    private void Move(int from, byte[] target)
    {
        buffer.AsSpan(from, end - from).CopyTo(target);
        if (target != buffer)
            ArrayPool<byte>.Shared.Return(buffer);
        buffer = target;
        origin += from;
        at -= from;
        end -= from;
        kept = kept == None ? None : kept - from;
        valueStart = valueStart == None ? None : valueStart - from;
    }
}
