namespace ProcurementHub.Core.Entities;

/// <summary>Words for the level of government that a body belongs to.</summary>
public static class GovernmentLevels
{
    public static IReadOnlyList<string> All { get; } = ["national", "regional", "local"];

    /// <summary>Null for any other word: definitions translate those of their lists.</summary>
    public static string? Of(string? word) => All.FirstOrDefault(level => level == word);
}
