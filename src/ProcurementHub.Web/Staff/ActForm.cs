using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web.Staff;

/// <summary>The form of one act on what the page is about: a reason and a button.</summary>
/// <param name="Act">"hide", "merge" and so on: the handler, and part of the keys of its texts.</param>
/// <param name="Address">Of the page, with what it shows.</param>
public sealed record ActForm(string Act, string Address, IReadOnlyList<FormFault> Faults, string? Why)
{
    /// <summary>Fields with an identifier each, by name and value, that stand before the reason.</summary>
    public IReadOnlyList<(string Name, string? Value)> Fields { get; init; } = [];

    /// <summary>Key of the text that says what such an identifier looks like.</summary>
    public string Hint { get; init; } = "IdentifierHint";

    public string Action => $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={Act}";

    public FieldErrors Of(string name) => FieldErrors.Of(Faults, IdOf(name));

    public string IdOf(string name) => $"{name}-{Act}";
}
