using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Which fields make the id under which the source publishes a notice or plan line.</summary>
/// <param name="From">Names of fields; all must be there.</param>
/// <param name="Called">What people call it, for the reason of a rejection.</param>
public sealed record KeyRule(IReadOnlyList<string> From, string Called)
{
    public static KeyRule NativeId { get; } = new([FieldNames.NativeId], "id of its own");
}
