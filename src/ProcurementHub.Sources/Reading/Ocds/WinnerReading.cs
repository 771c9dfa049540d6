using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>
/// The sizes of the firms that won: the suppliers of the awards that stand, each once, with the scale that their entry in
/// parties[] has (the extension "Organization scale"; some write it with the supplier itself).
/// </summary>
internal static class WinnerReading
{
    public static void Read(in ReleaseParts release, SourceRecord record)
    {
        if (!JsonValues.IsFilledList(release.Awards))
            return;
        Dictionary<string, string?>? scales = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var award in JsonValues.ObjectsOf(release.Awards))
        {
            if (!TenderStatusReading.IsStanding(award))
                continue;
            foreach (var supplier in JsonValues.ObjectsOf(JsonValues.Member(award, "suppliers"u8)))
            {
                var id = JsonValues.TextOf(JsonValues.Member(supplier, "id"u8));
                if ((id ?? JsonValues.TextOf(JsonValues.Member(supplier, "name"u8))) is not { } known || !seen.Add(known))
                    continue;
                scales ??= ScalesOf(release.Parties);
                record.Add(FieldNames.WinnerSize, (id is null ? null : scales.GetValueOrDefault(id)) ?? ScaleOf(supplier) ?? Normalising.WinnerReading.Unknown);
            }
        }
    }

    private static Dictionary<string, string?> ScalesOf(JsonElement parties)
    {
        var scales = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var party in JsonValues.ObjectsOf(parties))
        {
            if (JsonValues.TextOf(JsonValues.Member(party, "id"u8)) is { } id && ScaleOf(party) is { } scale)
                scales.TryAdd(id, scale);
        }

        return scales;
    }

    private static string? ScaleOf(JsonElement party) => JsonValues.TextOf(JsonValues.Member(JsonValues.Member(party, "details"u8), "scale"u8));
}
