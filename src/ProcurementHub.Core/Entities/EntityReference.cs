using System.Text.Json.Serialization;

namespace ProcurementHub.Core.Entities;

/// <summary>
/// The public body as one source names it. Entities are joined on scheme and id; a source that gives
/// only a name leaves both null, and the notice then has a name but no entity.
/// </summary>
public sealed record EntityReference(string? Scheme, string? Id, string Name)
{
    [JsonIgnore]
    public bool IsIdentified => Scheme is { Length: > 0 } && Id is { Length: > 0 };
}
