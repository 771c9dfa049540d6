namespace ProcurementHub.Sources.Reading;

/// <summary>How much of an unreadable piece is kept.</summary>
internal static class RawText
{
    private const int Longest = 2_000;

    public static string Cut(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
