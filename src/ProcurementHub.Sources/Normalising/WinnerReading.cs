using System.Collections.Frozen;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

/// <summary>
/// The winners, by the words of eForms (BT-165) and OCDS; others stand in the field's map. Not to be mapped is a source
/// that only says whether a firm is "MYPE", micro or small, as SEACE does of bidders: what is none of these may be a medium
/// firm, which counts as small here, or a large one.
/// </summary>
internal static class WinnerReading
{
    /// <summary>By which readers hand over a winner whose size is not said.</summary>
    public const string Unknown = "unknown";

    private static readonly FrozenDictionary<string, FirmSize> sizes = new Dictionary<string, FirmSize>
    {
        ["micro"] = FirmSize.Micro,
        ["small"] = FirmSize.Small,
        ["medium"] = FirmSize.Medium,
        ["sme"] = FirmSize.Sme,
        ["large"] = FirmSize.Large,
        [Unknown] = FirmSize.NotSaid,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Winners? Read(RecordReading reading)
    {
        List<FirmSize>? winners = null;
        foreach (var (name, raw) in reading.Record.Fields)
        {
            if (!string.Equals(name, FieldNames.WinnerSize, StringComparison.Ordinal))
                continue;
            if (!sizes.TryGetValue(Folding.Fold(reading.Reading(FieldNames.WinnerSize).Map.Find(raw) ?? raw), out var size))
                reading.Note(FieldNames.WinnerSize, "is not the size of a firm", raw);
            (winners ??= []).Add(size);
        }

        return winners is null ? null : Winners.Of(winners);
    }
}
