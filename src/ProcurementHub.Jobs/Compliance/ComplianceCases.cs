using ProcurementHub.Core.Compliance;
using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Compliance;

namespace ProcurementHub.Jobs.Compliance;

/// <summary>What is known of each body, out of what was read for all of them.</summary>
internal sealed class ComplianceCases
{
    private readonly Duty duty;
    private readonly ComplianceMaterial material;
    private readonly ILookup<long, PlanFact> facts;
    private readonly ILookup<long, ComplianceAct> acts;
    private readonly HashSet<string> namedWithoutId;

    public ComplianceCases(Duty duty, SourceCatalog catalog, ComplianceMaterial material)
    {
        (this.duty, this.material) = (duty, material);
        facts = material.Facts.Where(row => row.BodyId is not null).ToLookup(row => row.BodyId!.Value, FactOf);
        acts = material.Acts.ToLookup(row => row.BodyId, row => row.Act);
        var sources = duty.Registers.Select(register => register.Source).ToHashSet(StringComparer.Ordinal);
        namedWithoutId = material.Facts.Where(row => row.BodyId is null && sources.Contains(row.SourceId)).Select(row => Folding.Fold(row.EntityName))
            .ToHashSet(StringComparer.Ordinal);
        Registers = [.. duty.Registers.Select(register => ReadingOf(register, catalog))];
    }

    public IReadOnlyList<RegisterReading> Registers { get; }

    /// <param name="lines">Of the lists, about one body.</param>
    public PlanCase Of(IReadOnlyList<ListedBodyRow> lines)
    {
        var isNamed = lines.Any(line => namedWithoutId.Contains(Folding.Fold(line.Name)));
        if (lines[0].BodyId is not { } body)
            return new PlanCase { IsIdentified = false, Registers = [], IsNamedWithoutId = isNamed };
        var schemes = material.Schemes[body].ToHashSet(StringComparer.Ordinal);
        return new PlanCase
        {
            IsIdentified = true,
            Registers = [.. Registers.Where(register => schemes.Contains(register.Register.Scheme))],
            Facts = [.. facts[body]],
            Acts = [.. acts[body]],
            IsNamedWithoutId = isNamed,
        };
    }

    private PlanFact FactOf(PlanFactRow row)
    {
        var isRegister = duty.Registers.Any(register => register.Source == row.SourceId);
        // Lines carry the day of whichever version they came with; only a register that names first days vouches for them.
        var isFirst = row.PlanVersion is null or 1 && (isRegister ? duty.RegisterDay == RegisterDay.First : row.EntityName is not null);
        return new PlanFact(row.SourceId, row.PublishedAt is { } at ? duty.DayOf(at) : null, isFirst, row.KnownFrom, row.FileName);
    }

    private RegisterReading ReadingOf(DutyRegister register, SourceCatalog catalog)
    {
        var passes = material.Passes.Where(pass => pass.SourceId == register.Source).ToList();
        var failed = passes.Skip(passes.FindLastIndex(pass => pass.IsWhole) + 1).FirstOrDefault();
        var isSaved = catalog.Find(register.Source) is not { IsLive: true };
        return new RegisterReading(
            register, [.. passes.Where(pass => pass.IsWhole).Select(pass => new RegisterPass(pass.StartedAt, pass.FinishedAt))], failed?.StartedAt, failed?.FailureReason, isSaved,
            isSaved ? material.Facts.Where(fact => fact.SourceId == register.Source && fact.PublishedAt is not null).Select(fact => (DateOnly?)duty.DayOf(fact.PublishedAt!.Value)).Max() : null);
    }
}
