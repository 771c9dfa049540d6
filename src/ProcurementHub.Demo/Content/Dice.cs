namespace ProcurementHub.Demo.Content;

/// <summary>SplitMix64: the same seed, purpose and index throw the same numbers on every machine and runtime.</summary>
internal sealed class Dice(ulong state)
{
    private ulong _state = state;

    public static Dice For(int seed, Purpose purpose, int index) =>
        new(((ulong)(uint)seed << 40) ^ ((ulong)purpose << 32) ^ (uint)index);

    /// <summary>From 0 up to, and without, <paramref name="bound"/>.</summary>
    public int Next(int bound) => (int)(Throw() % (ulong)bound);

    public int Between(int from, int to) => from + Next(to - from + 1);

    public bool Percent(int chance) => Next(100) < chance;

    /// <summary>From 0 up to, and without, 1.</summary>
    public double Fraction() => (Throw() >> 11) * (1.0 / (1UL << 53));

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    private ulong Throw()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

/// <summary>Keeps the throws for one aspect apart from those for another.</summary>
internal enum Purpose
{
    Subject,
    Writing,
    Money,
    Time,
    State,
    EntityOrder,
    Revision,
    Plan,
    Markup,
}
