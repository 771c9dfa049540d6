using ProcurementHub.Jobs.Health;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Web.Showing;

/// <summary>Which words and colour a source's health gets.</summary>
public sealed record SourceState(string TextKey, string Style)
{
    public static SourceState Of(SourceHealth source) => source.Condition switch
    {
        SourceCondition.Ok => new("StateWell", "well"),
        SourceCondition.NeverRead when source.Known?.LastRun?.Outcome == RunOutcome.Running => new("StateRunning", ""),
        SourceCondition.NeverRead => new("StateNever", ""),
        SourceCondition.Partly => new("StatePartly", "failed"),
        SourceCondition.Late => new("StateLate", "failed"),
        SourceCondition.Dropped => new("StateDropped", "failed"),
        _ => new("StateFailed", "failed"),
    };
}
