namespace ProcurementHub.Matching;

/// <summary>
/// The subscriptions that one notice has met already, a bit each: a million are 125 kB, which stay near the processor.
/// </summary>
internal sealed class Met
{
    private ulong[] bits = [];
    private bool isMarked;

    /// <param name="count">Above every number that may be asked for.</param>
    internal void Next(int count)
    {
        // The last notice broke off and has forgotten nothing.
        if (isMarked)
            Array.Clear(bits);
        if (count >> 6 >= bits.Length)
            bits = new ulong[(count >> 6) + (count >> 9) + 8];
        isMarked = true;
    }

    /// <returns>
    /// One when the subscription is reached and was not before, else zero: a number to add and not an answer to branch
    /// on, since no processor could foresee it.
    /// </returns>
    internal int Mark(int number, bool isReached)
    {
        ref var word = ref bits[number >> 6];
        var bit = (isReached ? 1UL : 0UL) << number;
        var first = bit & ~word;
        word |= bit;
        return first != 0 ? 1 : 0;
    }

    /// <param name="marked">All that were reached.</param>
    internal void Forget(ReadOnlySpan<FiledSubscription> marked)
    {
        foreach (ref readonly var one in marked)
            bits[one.Number >> 6] = 0;
        isMarked = false;
    }
}
