namespace ProcurementHub.Sources.Definitions;

/// <summary>What is posted to get a list. Exactly one of <see cref="Form"/> and <see cref="Json"/> is given.</summary>
public sealed record PostRule
{
    /// <summary>Where it is posted, seen from the start; null for the start itself.</summary>
    public string? To { get; init; }

    /// <summary>Fields of a form and their values, with the places of PageTemplate.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Form { get; init; } = [];

    /// <summary>A text of JSON with the places of PageTemplate.</summary>
    public string? Json { get; init; }

    /// <summary>
    /// Hidden inputs of the page before that are posted along, such as javax.faces.ViewState: the start is then asked
    /// for first, and the portal's cookies are sent back to it during the pass.
    /// </summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    internal IEnumerable<string> Texts => Form.Select(input => input.Value).Append(Json ?? "");
}
