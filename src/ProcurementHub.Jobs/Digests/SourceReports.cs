using ProcurementHub.Jobs.Health;

namespace ProcurementHub.Jobs.Digests;

/// <summary>Tells from the sources' health what a digest says of them.</summary>
internal static class SourceReports
{
    /// <summary>Of the sources that the hub has ever been asked to read.</summary>
    internal static SourceReport Of(IReadOnlyList<SourceHealth> sources)
    {
        var known = sources.Where(source => source.Known is not null).ToList();
        var late = known.Where(source => source.Condition == SourceCondition.NeverRead || source.Condition.IsTrouble())
            .Select(source => new LateSource(source.Known!.Title, source.Known.LastSuccessAt)).ToList();
        return new SourceReport(known.Count - late.Count, late);
    }
}
