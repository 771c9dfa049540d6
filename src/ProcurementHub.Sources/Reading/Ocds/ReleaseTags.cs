using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>What the tags of a release say about it.</summary>
internal readonly struct ReleaseTags
{
    private readonly List<string> tags = new(4);

    /// <param name="tag">A list, or a text where the publisher knows of one tag only.</param>
    public ReleaseTags(JsonElement tag)
    {
        foreach (var name in JsonValues.TextsOf(tag))
            tags.Add(name);
    }

    public bool OnlyPlanning => tags.Count > 0 && tags.TrueForAll(tag => tag.StartsWith("planning", StringComparison.OrdinalIgnoreCase));

    public bool Has(string name)
    {
        foreach (var tag in tags)
        {
            if (tag.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>
    /// A compiled release is whole, and so is the first one of a tender or a plan, with which a publisher
    /// begins. Updates, cancellations and everything after the tender may hold only what changed. Without a
    /// tag nothing is known, and "partial" is the side on which nothing gets lost: blanks erase nothing.
    /// </summary>
    public bool SayPartial(bool hasTender)
    {
        if (Has("compiled"))
            return false;
        return tags.Exists(IsChange) || !(Has("tender") || (!hasTender && Has("planning")));
    }

    public override string ToString() => tags.Count == 0 ? "none" : string.Join(", ", tags);

    private static bool IsChange(string tag) =>
        tag.EndsWith("Update", StringComparison.OrdinalIgnoreCase)
        || tag.EndsWith("Amendment", StringComparison.OrdinalIgnoreCase)
        || tag.EndsWith("Cancellation", StringComparison.OrdinalIgnoreCase)
        || tag.EndsWith("Termination", StringComparison.OrdinalIgnoreCase);
}
