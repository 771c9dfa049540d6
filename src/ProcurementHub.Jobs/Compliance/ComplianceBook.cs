using ProcurementHub.Core.Calendars;
using ProcurementHub.Core.Compliance;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Compliance;

namespace ProcurementHub.Jobs.Compliance;

/// <summary>Puts together what is known of every body's plan of a year, and has it judged.</summary>
public sealed class ComplianceBook(ComplianceStore store, SourceCatalog catalog, Duties duties, WorkingCalendars calendars, TimeProvider time)
{
    /// <summary>With a duty to publish plans and a list of those who have it.</summary>
    public IReadOnlyList<string> Countries => [.. duties.Countries.Where(country => catalog.All.Any(source => IsList(source, country)))];

    /// <summary>The rule that judges the plans of a year; null where none is known.</summary>
    public Duty? DutyOf(string country, int year) => duties.Find(country, DutyKind.Plan, year);

    public Duty? CureOf(string country, int year) => duties.Find(country, DutyKind.Cure, year);

    /// <summary>What is known now of what had happened by the end of a day; today where none is named.</summary>
    /// <param name="knownBy">The day by whose end it was known; null for now.</param>
    public ComplianceMoment MomentOf(Duty duty, DateOnly? day, DateOnly? knownBy)
    {
        var now = time.GetUtcNow();
        var known = knownBy is { } last && EndOf(last, duty.Zone) is var end && end < now ? end : now;
        return new ComplianceMoment(day ?? duty.DayOf(known), known);
    }

    /// <returns>Null where no rule is known for the year.</returns>
    public async Task<ComplianceYear?> ReadAsync(string country, int year, DateOnly? day, DateOnly? knownBy, CancellationToken cancellationToken) =>
        DutyOf(country, year) is { } duty ? await ReadAsync(duty, year, MomentOf(duty, day, knownBy), cancellationToken) : null;

    /// <returns>Null where no rule is known for the year.</returns>
    public async Task<ComplianceYear?> ReadAsync(string country, int year, ComplianceMoment moment, CancellationToken cancellationToken) =>
        DutyOf(country, year) is { } duty ? await ReadAsync(duty, year, moment, cancellationToken) : null;

    private async Task<ComplianceYear> ReadAsync(Duty duty, int year, ComplianceMoment moment, CancellationToken cancellationToken)
    {
        var lists = duty.Lists.Count > 0 ? duty.Lists : [.. catalog.All.Where(source => IsList(source, duty.Country)).Select(source => source.Id)];
        var material = await store.ReadAsync(
            year, [.. lists], [.. duty.Registers.Select(register => register.Source)], moment.KnownAt, cancellationToken);
        var judge = new PlanJudge(duty, CureOf(duty.Country, year), year, calendars.Of(duty.Country));
        var cases = new ComplianceCases(duty, catalog, material);
        return new ComplianceYear
        {
            Country = duty.Country,
            Year = year,
            Moment = moment,
            Duty = duty,
            Due = judge.Due,
            Registers = cases.Registers,
            Rows =
            [
                .. material.Listed.GroupBy(row => row.BodyId is { } body ? $"{body}" : $"{row.SourceId}/{row.NativeId}")
                    .Select(lines => RowOf([.. lines], cases, judge, year, moment))
                    .OrderBy(row => row.Region, StringComparer.Ordinal)
                    .ThenBy(row => Folding.Fold(row.Name), StringComparer.Ordinal)
                    .ThenBy(row => row.Entity, EntityOrder),
            ],
        };
    }

    private static ComplianceRow RowOf(IReadOnlyList<ListedBodyRow> lines, ComplianceCases cases, PlanJudge judge, int year, ComplianceMoment moment)
    {
        var own = cases.Of(lines);
        var named = lines[0];
        return new ComplianceRow
        {
            BodyId = named.BodyId,
            Entity = named.BodyId is null ? null : new EntityIdentifier(named.Scheme!, named.ExternalId!),
            Name = named.Name,
            Region = named.RegionCode,
            Sector = lines.Select(line => line.Sector).FirstOrDefault(sector => sector is not null),
            Level = lines.Select(line => line.Level).FirstOrDefault(level => level is not null),
            Lines = lines.Count,
            Verdict = judge.Judge(own, moment),
            Acts = [.. own.Acts.Where(act => act.IsOf(year))],
        };
    }

    private static readonly IComparer<EntityIdentifier?> EntityOrder = Comparer<EntityIdentifier?>.Create((one, other) =>
        one is null || other is null ? (one is null).CompareTo(other is null) : EntityIdentifier.Order.Compare(one, other));

    private static bool IsList(SourceDefinition source, string country) => source.Kind == SourceKind.Entities && source.Country == country;

    private static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).AddTicks(-TimeSpan.TicksPerMicrosecond);
    }
}
