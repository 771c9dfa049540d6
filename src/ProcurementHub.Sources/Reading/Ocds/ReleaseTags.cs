using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>What the tags of a release say about it.</summary>
internal readonly struct ReleaseTags(JsonElement tag)
{
    private readonly string[] tags = [.. JsonValues.TextsOf(tag)];

    public bool IsEmpty => tags.Length == 0;

    public bool OnlyPlanning => tags.Length > 0 && tags.All(tag => tag.StartsWith("planning", StringComparison.OrdinalIgnoreCase));

    public bool Has(string name) => tags.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A compiled release is whole, and so is the first one of a tender or a plan, with which a publisher
    /// begins. Updates, cancellations and everything after the tender may hold only what changed. Without a
    /// tag nothing is known, and "partial" is the side on which nothing gets lost: blanks erase nothing.
    /// </summary>
    public bool SayPartial(bool hasTender)
    {
        if (Has("compiled"))
            return false;
        return tags.Any(IsChange) || !(Has("tender") || (!hasTender && Has("planning")));
    }

    public override string ToString() => IsEmpty ? "none" : string.Join(", ", tags);

    private static bool IsChange(string tag) =>
        tag.EndsWith("Update", StringComparison.OrdinalIgnoreCase)
        || tag.EndsWith("Amendment", StringComparison.OrdinalIgnoreCase)
        || tag.EndsWith("Cancellation", StringComparison.OrdinalIgnoreCase)
        || tag.EndsWith("Termination", StringComparison.OrdinalIgnoreCase);
}
