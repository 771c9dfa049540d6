using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Web.Showing;

/// <summary>Which words and colour a source's last pass gets.</summary>
public sealed record SourceState(string TextKey, string Style)
{
    public static SourceState Of(SourceRow source) => source.LastRun?.Outcome switch
    {
        null => new("StateNever", ""),
        RunOutcome.Running => new("StateRunning", ""),
        RunOutcome.Succeeded => new("StateWell", "well"),
        RunOutcome.Partly => new("StatePartly", "failed"),
        _ => new("StateFailed", "failed"),
    };
}
