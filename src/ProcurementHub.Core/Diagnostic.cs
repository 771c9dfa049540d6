namespace ProcurementHub.Core;

/// <summary>
/// A field of one record that could not be read. <see cref="Reason"/> carries no value of its own,
/// so that diagnostics can be counted by (field, reason); the offending text stands in <see cref="Text"/>.
/// </summary>
public sealed record Diagnostic(string Field, string Reason, string? Text);
