using System.Buffers.Binary;

namespace ProcurementHub.Storage.Search;

/// <summary>
/// Packs the postings of one term in one bucket as they come, largest key first. Entries stand in blocks, each with its
/// length and that of its places before it, so that a <see cref="PostingCursor"/> can step over it unread. Of places
/// the first of each posting is marked.
/// </summary>
internal sealed class PostingBuilder(int bucket)
{
    public const int PostingsInBlock = 128;
    public const int HeadBytes = 6;

    private static readonly int longestEntry = 2 * PackedNumbers.Longest;

    private byte[] entries = new byte[16];
    private byte[] places = [];
    private int length;
    private int placesLength;
    private int blockStart;
    private int placesStart;
    private int minute;
    private long id;
    private long lastKey = -1;
    private int lastPlace;

    public int Count { get; private set; }

    /// <summary>That a version has the term; said again, it changes nothing.</summary>
    public void Add(long key, bool inTitle)
    {
        if (key == lastKey)
            return;
        Reserve(ref entries, length, longestEntry + HeadBytes);
        if (Count % PostingsInBlock == 0)
            BeginBlock();
        var (ownMinute, ownId) = (PostingKey.Minute(key), PostingKey.VersionId(key));
        length += PackedNumbers.Write(entries.AsSpan(length), ((ulong)(minute - ownMinute) << 1) | (inTitle ? 1u : 0u));
        length += PackedNumbers.Write(entries.AsSpan(length), PackedNumbers.Folded(id - ownId));
        (minute, id, lastKey) = (ownMinute, ownId, key);
        Count++;
    }

    /// <summary>That a version has the term at a place; its places come in order, those of its title first.</summary>
    public void Add(long key, bool inTitle, int place)
    {
        var isFirst = key != lastKey;
        Add(key, inTitle);
        var step = (ulong)(isFirst ? place : place - lastPlace);
        Reserve(ref places, placesLength, PackedNumbers.Longest);
        placesLength += PackedNumbers.Write(places.AsSpan(placesLength), (step << 1) | (isFirst ? 1u : 0u));
        lastPlace = place;
    }

    public PostingRow ToRow(string term, long part)
    {
        EndBlock();
        return new PostingRow
        {
            Bucket = bucket,
            Term = term,
            Part = part,
            Notices = Count,
            Entries = entries[..length],
            Places = placesLength == 0 ? null : places[..placesLength],
        };
    }

    private void BeginBlock()
    {
        EndBlock();
        blockStart = length;
        placesStart = placesLength;
        length += HeadBytes;
        (minute, id) = (PostingKey.LastMinute(bucket), 0);
    }

    private void EndBlock()
    {
        if (length == 0)
            return;
        BinaryPrimitives.WriteUInt16LittleEndian(entries.AsSpan(blockStart), (ushort)(length - blockStart - HeadBytes));
        BinaryPrimitives.WriteInt32LittleEndian(entries.AsSpan(blockStart + 2), placesLength - placesStart);
    }

    private static void Reserve(ref byte[] bytes, int used, int more)
    {
        if (bytes.Length < used + more)
            Array.Resize(ref bytes, Math.Max(used + more, bytes.Length * 2));
    }
}
