namespace ProcurementHub.Sources.Fetching;

/// <summary>
/// A place in a walk from which another pass can go on. Only the walk that wrote the text can read it; one
/// that it cannot read begins at the beginning.
/// </summary>
public sealed record WalkPosition(string Text);
