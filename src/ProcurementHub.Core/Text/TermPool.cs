namespace ProcurementHub.Core.Text;

/// <summary>
/// Titles use the same few thousand words over and over: the pool gives out the string made before.
/// Of fixed size, so that hostile text cannot fill the memory; two threads at one slot cost a string at worst.
/// </summary>
internal sealed class TermPool
{
    private const int Slots = 1 << 14;
    private readonly string?[] strings = new string?[Slots];

    internal static TermPool Shared { get; } = new();

    internal string Get(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var character in text) hash = (hash ^ character) * 16777619u;
        ref var slot = ref strings[(hash ^ (hash >> 15)) & (Slots - 1)];
        var known = slot;
        return known is not null && text.SequenceEqual(known) ? known : slot = new string(text);
    }
}
