namespace ProcurementHub.Storage.Search;

/// <summary>Walks a packed list from the largest key down, or leaps down it without reading the blocks in between.</summary>
internal sealed class PostingCursor(PostingRow list)
{
    private readonly byte[] entries = list.Entries;
    private readonly ListBlocks blocks = list.Blocks;
    private int block = -1;
    private int at;
    private int blockEnd;

    // Of the block behind this one: mostly what is sought stands before it.
    private long nextFirst = list.Blocks.FirstOf(0);

    // What the steps of the block have come to: the current key, or where its first step begins.
    private long reached;

    // How many entries of the block have been come to, and the place of which of them in the other list is known.
    private int passed;
    private int placed;
    private int placesAt;

    /// <summary>Before the first step larger than any key, after the last smaller than any.</summary>
    public long Current { get; private set; } = long.MaxValue;

    public bool InTitle { get; private set; }

    public bool MoveNext()
    {
        if (at == blockEnd && !Enter(block + 1))
        {
            Current = -1;
            return false;
        }

        Step(long.MaxValue);
        return true;
    }

    /// <summary>The largest key of the list that is not above this one; -1 where there is none. Must be asked from the largest down.</summary>
    public long SeekTo(long key)
    {
        if (Current <= key)
            return Current;
        if (nextFirst >= key)
            Enter(blocks.LastThatBeginsAt(key, block + 1));
        do
        {
            if (at == blockEnd && !Enter(block + 1))
                return Current = -1;
            Step(key);
        }
        while (Current > key);

        return Current;
    }

    /// <summary>Where in its texts the version of <see cref="Current"/> has the term.</summary>
    /// <param name="packed">The list's places.</param>
    public int[] Places(byte[] packed)
    {
        for (; placed < passed; placed++)
            SkipPlaces(packed);
        var next = placesAt;
        var place = (int)(PackedNumbers.Read(packed, ref next) >> 1);
        var places = new List<int> { place };
        while (next < packed.Length && !IsFirst(packed[next]))
            places.Add(place += (int)(PackedNumbers.Read(packed, ref next) >> 1));
        return [.. places];
    }

    private static bool IsFirst(byte place) => (place & 1) != 0;

    private void SkipPlaces(byte[] packed)
    {
        do
            PackedNumbers.Read(packed, ref placesAt);
        while (placesAt < packed.Length && !IsFirst(packed[placesAt]));
    }

    // Goes on to the next entry, and within the block as far as entries are above the key. The innermost of all: it works
    // on copies that can stay in registers.
    private void Step(long key)
    {
        var (bytes, next, end, steps) = (entries, at, blockEnd, 0);
        var (minute, id) = (PostingKey.Minute(reached), PostingKey.VersionId(reached));
        ulong packed;
        long current;
        do
        {
            packed = PackedNumbers.Read(bytes, ref next);
            minute -= (int)(packed >> 1);
            id -= PackedNumbers.Unfolded(PackedNumbers.Read(bytes, ref next));
            current = PostingKey.Of(minute, id);
            steps++;
        }
        while (current > key && next < end);

        (at, reached) = (next, current);
        passed += steps;
        InTitle = (packed & 1) != 0;
        Current = current;
    }

    private bool Enter(int place)
    {
        if (place >= blocks.Count)
            return false;
        block = place;
        (_, at, blockEnd, placesAt) = blocks[place];
        nextFirst = blocks.FirstOf(place + 1);
        (reached, passed, placed) = (PostingKey.Top(list.Bucket), 0, 1);
        return true;
    }
}
