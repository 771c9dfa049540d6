using System.Text.RegularExpressions;
using ProcurementHub.Core.Entities;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Ids of one scheme that have the number of another in them, such as a tax number with its check digit behind it.</summary>
/// <param name="Of">The scheme as the documents name it.</param>
/// <param name="Match">The last group is the number.</param>
/// <param name="Name">The other scheme.</param>
public sealed record OtherRegister(string Of, Regex Match, string Name)
{
    /// <summary>Null for ids of other schemes, and for those that are not written so.</summary>
    public EntityIdentifier? Find(EntityReference entity) =>
        entity.Scheme == Of && entity.Id is { } id && Match.Match(id) is { Success: true } match ? new EntityIdentifier(Name, match.Groups[^1].Value) : null;
}
