using ProcurementHub.Core.Entities;
using ProcurementHub.Storage.Entities;

namespace ProcurementHub.Web.Api.Records;

/// <summary>A public body under all its identifiers; the first one stands for it.</summary>
public sealed record ApiEntity(
    string Name, IReadOnlyList<ApiCode> Identifiers, IReadOnlyList<string> OtherNames, int Notices, int PlanLines, int PlanPublications)
{
    public static ApiEntity Of(EntityBody body) => new(
        body.Name,
        [.. body.Identifiers.Select(Code)],
        [.. body.Names.Select(name => name.Name).Where(name => name != body.Name).Distinct(StringComparer.Ordinal)],
        body.Notices, body.PlanLines, body.PlanPublications);

    private static ApiCode Code(EntityIdentifier identifier) => new(identifier.Scheme, identifier.Id);
}
