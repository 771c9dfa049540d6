namespace ProcurementHub.Sources.Fetching;

/// <summary>
/// A place in a walk from which another pass can go on. Only the walk that wrote the text can read it; one
/// that it cannot read begins at the beginning.
/// </summary>
public sealed record WalkPosition(string Text)
{
    /// <summary>For people, and for the walk from that start.</summary>
    public string Place => Text.Split('\n')[0];

    /// <summary>The start address that the place is behind.</summary>
    internal string? Start => Text.Split('\n') is [_, var start] ? start : null;

    internal static WalkPosition Of(string place, string start) => new($"{place}\n{start}");
}
