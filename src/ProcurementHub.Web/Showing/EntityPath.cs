using ProcurementHub.Core.Entities;

namespace ProcurementHub.Web.Showing;

/// <summary>A body's place in the addresses of the site.</summary>
public static class EntityPath
{
    /// <summary>"/entities/scheme/id"; slashes of an id stay, as in those of notices.</summary>
    public static string Of(EntityIdentifier entity) =>
        $"/entities/{Uri.EscapeDataString(entity.Scheme)}/{string.Join('/', entity.Id.Split('/').Select(Uri.EscapeDataString))}";
}
