using ProcurementHub.Core.Text;

namespace ProcurementHub.Sources.Definitions;

/// <summary>What the stages of a source's schedules mean. A stage is known by the beginning of its name.</summary>
public sealed record ScheduleRule(IReadOnlyList<string> DeadlineStages, IReadOnlyList<string> ConsultationStages)
{
    public static ScheduleRule None { get; } = new([], []);

    /// <summary>Names are tried in the order of the definition: an earlier one is the surer sign.</summary>
    internal static int? Find(IReadOnlyList<string> names, IReadOnlyList<string> stages)
    {
        foreach (var name in names)
        {
            var wanted = Folding.Fold(name);
            for (var at = 0; at < stages.Count; at++)
            {
                if (Folding.Fold(stages[at]).StartsWith(wanted, StringComparison.Ordinal))
                    return at;
            }
        }

        return null;
    }
}
