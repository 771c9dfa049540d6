using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Compliance;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Jobs.Compliance;

/// <summary>Which bodies a list shows; what is null is not asked for.</summary>
public sealed record ComplianceFilter
{
    public ComplianceState? State { get; init; }

    /// <summary>A region and all that lies in it.</summary>
    public string? Region { get; init; }

    public string? Sector { get; init; }

    public string? Level { get; init; }

    /// <summary>Words of the name, or an identifier.</summary>
    public string? Words { get; init; }

    /// <summary>Only those that staff notified.</summary>
    public bool IsNotified { get; init; }

    public IEnumerable<ComplianceRow> Of(IEnumerable<ComplianceRow> rows)
    {
        var words = Folding.Fold(Words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return rows.Where(row =>
            (State is null || row.Verdict.State == State)
            && (Region is null || RegionTree.Standard.IsWithin(row.Region, Region))
            && (Sector is null || row.Sector == Sector)
            && (Level is null || row.Level == Level)
            && (!IsNotified || row.Verdict.Cure is not null)
            && (words.Length == 0 || words.All(Folding.Fold($"{row.Name} {row.Entity?.Id}").Contains)));
    }
}
