namespace ProcurementHub.Matching;

/// <summary>
/// The subscriptions that one notice has met already, a bit each: a million are 125 kB, which stay near the processor.
/// Going on to the next notice undoes what was set, and nothing else.
/// </summary>
internal sealed class Met
{
    private readonly List<int> touched = [];
    private ulong[] bits = [];

    /// <param name="count">Above every number that may be asked for.</param>
    internal void Next(int count)
    {
        foreach (var word in touched)
            bits[word] = 0;
        touched.Clear();
        if (count >> 6 >= bits.Length)
            bits = new ulong[(count >> 6) + (count >> 9) + 8];
    }

    internal bool IsFirst(int number)
    {
        ref var word = ref bits[number >> 6];
        var bit = 1UL << (number & 63);
        if ((word & bit) != 0)
            return false;
        if (word == 0)
            touched.Add(number >> 6);
        word |= bit;
        return true;
    }
}
