namespace ProcurementHub.Storage.Documents;

/// <summary>Names with their texts, kept as "name: text", one a line.</summary>
internal static class NamedTexts
{
    private const string Between = ": ";

    /// <returns>Null for none.</returns>
    public static string? Write(IReadOnlyList<KeyValuePair<string, string>> texts) =>
        texts.Count == 0 ? null : string.Join('\n', texts.Select(text => text.Key + Between + text.Value.ReplaceLineEndings(" ")));

    public static IReadOnlyList<KeyValuePair<string, string>> Read(string? lines) =>
        lines is null ? [] : [.. lines.Split('\n').Select(Pair)];

    private static KeyValuePair<string, string> Pair(string line)
    {
        var end = line.IndexOf(Between, StringComparison.Ordinal);
        return end < 0 ? new(line, "") : new(line[..end], line[(end + Between.Length)..]);
    }
}
