using System.Globalization;
using ProcurementHub.Core.Entities;

namespace ProcurementHub.Core.Plans;

/// <summary>A plan's place in the addresses of the hub, on pages and in mails.</summary>
public static class PlanPath
{
    /// <summary>"/plans/2026/scheme/id"; slashes of an id stay, as in those of notices.</summary>
    public static string Of(EntityIdentifier entity, int year) => string.Create(
        CultureInfo.InvariantCulture, $"/plans/{year}/{Uri.EscapeDataString(entity.Scheme)}/{string.Join('/', entity.Id.Split('/').Select(Uri.EscapeDataString))}");

    /// <summary>The same with the page on which a line stands, and the line marked; null where the line's entity or year is not known.</summary>
    /// <param name="plan">Which of the entity's plans of the year, where several sources publish one.</param>
    public static string? OfLine(EntityReference? entity, int? year, long? plan, long line) => entity is { IsIdentified: true } && year is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{Of(new EntityIdentifier(entity.Scheme!, entity.Id!), known)}?{(plan is null ? "" : $"plan={plan}&")}line={line}#l{line}")
        : null;
}
