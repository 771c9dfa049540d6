using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Which fields make the id under which the source publishes a notice or plan line.</summary>
/// <param name="From">Names of fields; all must be there. Of "one|other", the first that is there.</param>
/// <param name="Called">What people call it, for the reason of a rejection.</param>
public sealed record KeyRule(IReadOnlyList<string> From, string Called)
{
    /// <summary>
    /// Fields by which lines of one document are told apart that have no number of their own; the reader makes
    /// of them, and of how often they came before, the field "line".
    /// </summary>
    public IReadOnlyList<string> Alike { get; init; } = [];

    public static KeyRule NativeId { get; } = new([FieldNames.NativeId], "id of its own");
}
