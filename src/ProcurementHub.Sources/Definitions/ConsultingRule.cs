namespace ProcurementHub.Sources.Definitions;

/// <summary>
/// Tells consulting for works from other services, where the source's own categories do not. A record is
/// consulting when one of its codes or one of the words speaks for it.
/// </summary>
/// <param name="Codes">Scheme and beginning of the code.</param>
/// <param name="Words">Folded; found at the beginning of a word in title, description or procedure type.</param>
public sealed record ConsultingRule(IReadOnlyList<CodePrefix> Codes, IReadOnlyList<string> Words);

public sealed record CodePrefix(string Scheme, string Prefix);
