using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Jobs.Digests;

/// <summary>Tells from the sources' health what a digest says of them.</summary>
internal static class SourceReports
{
    /// <summary>A pass takes its time, and a busy hub begins it a little late.</summary>
    private static readonly TimeSpan grace = TimeSpan.FromHours(1);

    internal static SourceReport Of(IReadOnlyList<SourceRow> sources, DateTimeOffset now)
    {
        var late = sources.Where(source => IsLate(source, now)).Select(source => new LateSource(source.Title, source.LastSuccessAt)).ToList();
        return new SourceReport(sources.Count - late.Count, late);
    }

    private static bool IsLate(SourceRow source, DateTimeOffset now) =>
        source.LastSuccessAt is null || source.ConsecutiveFailures > 0 || source.NextRunAt + grace < now;
}
