namespace ProcurementHub.Core.Text;

/// <summary>
/// Names of entities and of codes come over and over: the pool gives out the reading made before. Of fixed size, so
/// that hostile text cannot fill the memory; two threads at one slot cost a reading at worst.
/// </summary>
internal sealed class TextPool
{
    private const int Slots = 1 << 12;
    private const int Longest = 200;

    private readonly AnalysedText?[] texts = new AnalysedText?[Slots];

    internal static TextPool Shared { get; } = new();

    internal AnalysedText Get(string text)
    {
        if (text.Length > Longest)
            return Analyser.Analyse(text);
        ref var slot = ref texts[string.GetHashCode(text) & (Slots - 1)];
        var known = slot;
        return known is not null && known.Source == text ? known : slot = Analyser.Analyse(text);
    }
}
