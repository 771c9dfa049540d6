using System.Globalization;
using ProcurementHub.Storage.Entities;

namespace ProcurementHub.Host.Output;

internal sealed record EntityReportRow(
    string Name, IReadOnlyList<IdentifierRow> Identifiers, IReadOnlyList<EntityNameReport> Names, IReadOnlyList<EntityLinkReport> Links,
    int Notices, int PlanLines, int PlanPublications)
{
    public static EntityReportRow Of(EntityBody body) => new(
        body.Name,
        [.. body.Identifiers.Select(identifier => new IdentifierRow(identifier.Scheme, identifier.Id))],
        [.. body.Names.Select(name => new EntityNameReport(name.Name, name.SourceId, name.FirstSeenAt))],
        [.. body.Links.Select(EntityLinkReport.Of)],
        body.Notices, body.PlanLines, body.PlanPublications);

    public IReadOnlyList<string> ToCells() =>
    [
        string.Join(" ", Identifiers.Select(identifier => $"{identifier.Scheme}:{identifier.Id}")), Name,
        Number(Notices), Number(PlanPublications), Number(PlanLines),
    ];

    /// <summary>Everything, for people who asked for one.</summary>
    public IEnumerable<string> ToLines()
    {
        yield return Name;
        foreach (var identifier in Identifiers)
            yield return $"  {identifier.Scheme}:{identifier.Id}";
        yield return $"  {Number(Notices)} notices, {Number(PlanPublications)} published plans, {Number(PlanLines)} plan lines";
        foreach (var name in Names)
            yield return $"  called '{name.Name}' by {(name.Source.Length == 0 ? "a source" : name.Source)}";
        foreach (var link in Links)
            yield return "  " + link.ToLine();
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

internal sealed record IdentifierRow(string Scheme, string Id);

internal sealed record EntityNameReport(string Name, string Source, DateTimeOffset FirstSeen);

/// <param name="Said">one (they are one body) or two (they are two).</param>
/// <param name="State">followed, in_conflict or ended.</param>
/// <param name="By">Source of a list, or who of the staff.</param>
internal sealed record EntityLinkReport(
    IdentifierRow Entity, IdentifierRow Other, string Said, string State, string By, bool ByStaff, string? Reference, string? Why,
    DateTimeOffset At, DateTimeOffset? EndedAt, string? EndedBy, string? EndedWhy)
{
    public static EntityLinkReport Of(EntityLinkRow link) => new(
        new(link.Entity.Scheme, link.Entity.Id), new(link.Other.Scheme, link.Other.Id),
        link.Kind == EntityLinkKind.Apart ? "two" : "one",
        link.EndedAt is not null ? "ended" : link.InConflict ? "in_conflict" : "followed",
        link.SaidBy, link.Kind != EntityLinkKind.Listed, link.Reference, link.Why, link.MadeAt, link.EndedAt, link.EndedBy, link.EndedWhy);

    public string ToLine()
    {
        var line = $"{Entity.Scheme}:{Entity.Id} and {Other.Scheme}:{Other.Id} are {(Said == "one" ? "one" : "two")}: {By}, {Day(At)}";
        if ((Why ?? Reference) is { } reason)
            line += $" ({reason})";
        return State switch
        {
            "ended" => $"{line}; ended {Day(EndedAt!.Value)} by {EndedBy}: {EndedWhy}",
            "in_conflict" => line + "; not followed, for one body would have two identifiers of one scheme",
            _ => line,
        };
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Done">False where it was so already.</param>
internal sealed record EntityChangeRow(string Entity, string? Other, bool Done);
