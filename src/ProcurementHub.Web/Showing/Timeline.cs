using ProcurementHub.Core.Notices;

namespace ProcurementHub.Web.Showing;

/// <summary>A step of the schedule as it stands to the reader's now.</summary>
/// <param name="Name">In the source's words; null for the marker of today.</param>
/// <param name="Style">past, now, today or nothing; and deadline beside it.</param>
public sealed record TimelineStep(string? Name, DateTimeOffset? Start, DateTimeOffset? End, string Style)
{
    public bool IsToday => Name is null;
}

/// <summary>The schedule in its source's order, with today put between what has begun and what is still to begin.</summary>
public static class Timeline
{
    public static IReadOnlyList<TimelineStep> Of(NoticeContent content, DateTimeOffset now)
    {
        var steps = new List<TimelineStep>();
        var isMarked = false;
        // Others may end with it; it is the last of them.
        var deadline = content.Deadline.At is { } at ? content.Schedule.LastOrDefault(stage => stage.End == at) : null;
        foreach (var stage in content.Schedule)
        {
            var begins = stage.Start ?? stage.End;
            if (!isMarked && begins > now)
            {
                isMarked = true;
                if (steps.Count > 0 && !steps.Exists(step => step.Style.StartsWith("now", StringComparison.Ordinal)))
                    steps.Add(new TimelineStep(null, now, null, "today"));
            }

            var style = stage.End is { } end && end < now ? "past" : begins <= now ? "now" : "";
            var isDeadline = ReferenceEquals(stage, deadline);
            steps.Add(new TimelineStep(NoticeShowing.Line(stage.Name), stage.Start, stage.End, isDeadline ? $"{style} deadline".Trim() : style));
        }

        return steps;
    }
}
