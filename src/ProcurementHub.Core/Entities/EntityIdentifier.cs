namespace ProcurementHub.Core.Entities;

/// <summary>One of the numbers under which registers know a public body: PE-RUC 20131257750.</summary>
public sealed record EntityIdentifier(string Scheme, string Id)
{
    public static IComparer<EntityIdentifier> Order { get; } = Comparer<EntityIdentifier>.Create((one, other) =>
        string.CompareOrdinal(one.Scheme, other.Scheme) is not 0 and var order ? order : string.CompareOrdinal(one.Id, other.Id));

    /// <summary>As people write it on the command line.</summary>
    public override string ToString() => $"{Scheme}:{Id}";

    /// <summary>Null where it is not written "SCHEME:ID".</summary>
    public static EntityIdentifier? Parse(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < text.Length - 1
            ? new(text[..colon].Trim(), text[(colon + 1)..].Trim())
            : null;
}
