namespace ProcurementHub.Sources.Definitions;

/// <summary>
/// A file beside the notices that says what is bought with them, a row an item. Its rows come to notices that are
/// known; none of them makes a notice of its own or takes anything away from one.
/// </summary>
/// <param name="File">Pattern of its name.</param>
/// <param name="Fields">Of its rows: those of the key, and the code.</param>
public sealed record ItemsSettings(string File, IReadOnlyList<FieldRule> Fields)
{
    public bool Covers(string name) => Glob.Matches(File, name);
}
