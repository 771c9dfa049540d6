using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Showing;
using ProcurementHub.Web.Text;

namespace ProcurementHub.Web.Plans;

/// <summary>One thing that was asked for, in words, and the search without it.</summary>
public sealed record PlanPart(string Label, string Value, PlanQuestion Without);

/// <summary>Says plan lines and what is asked of them in the reader's words.</summary>
public sealed class PlanShowing(IStringLocalizer<PlanText> text, NoticeShowing showing)
{
    public IReadOnlyList<PlanPart> Parts(PlanQuestion question, EntityBodyCard? body)
    {
        var whole = question with { Page = 1 };
        var search = question.Search;
        var parts = new List<PlanPart>();
        void Add(string label, string value, PlanQuestion without) => parts.Add(new PlanPart(text[label], value, without));

        if (search.Words is { } words)
            Add("Named_q", NoticeShowing.Line(words), whole with { Search = search with { Words = null, Query = null, Fault = null } });
        foreach (var sector in search.Sectors)
            Add("Named_sector", NoticeShowing.Sector(sector), whole with { Search = search with { Sectors = [.. search.Sectors.Where(other => other != sector)] } });
        foreach (var region in search.Regions)
            Add("Named_region", NoticeShowing.Place(region), whole with { Search = search with { Regions = [.. search.Regions.Where(other => other != region)] } });
        if (search.Entity is { } entity)
            Add("Named_entity", body is null ? text["EntityUnknown", entity.ToString()] : NoticeShowing.Line(body.Name), whole with { Search = search with { Entity = null } });
        if (question.Month is { } month)
            Add("Named_month", NoticeShowing.MonthName(month), whole with { Month = null });
        if (question.Year is { } year)
            Add("Named_year", Plain(year), whole with { Year = null });
        if (question.OnlyComing)
            Add("Named_when", text["Coming"], whole with { OnlyComing = false });
        return parts;
    }

    /// <summary>"March 2026", or what is known of it.</summary>
    public string Month(int? year, int? month) => (year, month) switch
    {
        ({ } known, >= 1 and <= 12) => text["MonthOf", NoticeShowing.MonthName(month.Value), Plain(known)],
        ({ } known, _) => text["NoMonthOf", Plain(known)],
        (null, >= 1 and <= 12) => NoticeShowing.MonthName(month.Value),
        _ => text["NoMonth"],
    };

    /// <summary>What a row of the demand is about.</summary>
    public string Named(DemandRow row, DemandKeys key) => key switch
    {
        DemandKeys.Sector => NoticeShowing.Sector(row.Sector ?? Sector.NotKnown),
        DemandKeys.Region => row.Region is { } region ? NoticeShowing.Place(region) : text["NoRegion"],
        _ => Month(row.Year, row.Month),
    };

    public string Amounts(DemandRow row) => row.Amounts.Count == 0
        ? text["NoAmounts"]
        : string.Join("; ", row.Amounts.Select(amount => showing.Amount(Core.Notices.Amount.Published(amount.Sum, amount.Currency))));

    public string Field(PlanLineField field) => text["Field_" + field];

    public string Value(PlanLineContent line, PlanLineField field) => field switch
    {
        PlanLineField.Reference => NoticeShowing.Line(line.Reference),
        PlanLineField.Title => NoticeShowing.Line(line.Title),
        PlanLineField.Description => NoticeShowing.Line(line.Description),
        PlanLineField.Category => showing.Category(line.Category),
        PlanLineField.ProcedureType => NoticeShowing.Line(line.ProcedureType),
        PlanLineField.Month => Month(line.Year, line.Month),
        PlanLineField.Amount => showing.Amount(line.Amount),
        PlanLineField.Regions => showing.Places(line.Regions.Select(region => region.Code)),
        _ => string.Join(", ", line.Classifications.Select(code => NoticeShowing.Line(code.Id))),
    };

    /// <summary>Years and numbers of versions, without marks between their digits.</summary>
    public static string Plain(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Where an entity's plan of a year stands; null where the entity or the year is not known.</summary>
    public static string? AddressOf(EntityReference? entity, int? year) =>
        entity is { IsIdentified: true } && year is { } known ? AddressOf(new EntityIdentifier(entity.Scheme!, entity.Id!), known) : null;

    /// <summary>Where its plan and its calls of a year stand beside each other.</summary>
    public static string CallsOf(EntityIdentifier entity, int year) =>
        $"/plans/calls/{Plain(year)}/{EntityPath.Of(entity)["/entities/".Length..]}";

    public static string AddressOf(EntityIdentifier entity, int year) => PlanPath.Of(entity, year);
}
