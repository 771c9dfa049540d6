using System.Collections.Frozen;

namespace ProcurementHub.Core.Text;

/// <summary>
/// Spanish and English words that carry no meaning of their own. Words that are merely frequent in tenders
/// ("servicio", "adquisición") are not here: people search for "servicio de limpieza" and mean it.
/// </summary>
internal static class StopWords
{
    private const string Spanish = """
        a al ante bajo como con contra cual cuales cuando de del desde donde durante e el ella ellas
        ellos en entre era es esa esas ese eso esos esta estas este esto estos fue ha han hacia hasta la las le
        les lo los mas mediante muy n ni no nos nro o otra otras otro otros para pero por que se segun ser si
        sin sobre son su sus tras u un una unas uno unos y ya
        """;

    private const string English = """
        an and are as at be by for from in into is it its of on or that the their these this those to was were
        which will with
        """;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words =
        $"{Spanish} {English}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int longest = words.Set.Max(word => word.Length);

    /// <param name="folded">A word in folded form.</param>
    internal static bool Contains(ReadOnlySpan<char> folded) => folded.Length <= longest && words.Contains(folded);
}
