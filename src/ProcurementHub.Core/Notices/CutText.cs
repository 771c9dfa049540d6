namespace ProcurementHub.Core.Notices;

/// <summary>Result lists cut long texts; the beginning of a known text is not a new text.</summary>
internal static class CutText
{
    /// <summary>Nobody cuts shorter texts without a sign; one that goes on is another text.</summary>
    private const int ShortestWithoutSign = 200;

    internal static bool IsCutOff(string shown, string? whole) =>
        whole is not null
        && whole.Length > shown.Length
        && whole.StartsWith(shown.TrimEnd('.', '…', ' '), StringComparison.Ordinal);

    /// <summary>As <see cref="IsCutOff"/>, of texts that nothing else tells to be of one notice as a list and as its page show it.</summary>
    internal static bool IsSurelyCutOff(string shown, string? whole) =>
        (shown.Length >= ShortestWithoutSign || shown.EndsWith('…') || shown.EndsWith("...", StringComparison.Ordinal))
        && IsCutOff(shown, whole);
}
