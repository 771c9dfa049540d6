using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>What one release came to.</summary>
/// <param name="Ocid">Null where it has none of its own.</param>
internal readonly record struct ReleaseOutcome(ReadItem Item, string? Ocid, string? Date, bool IsLink);

/// <summary>Turns a release into a record: a notice where it has a tender, else a plan line.</summary>
internal static class ReleaseReading
{
    /// <param name="recordOcid">The ocid of the record around it, for releases that leave theirs out.</param>
    public static ReleaseOutcome Read(JsonElement element, string position, string? recordOcid, OcdsSettings settings)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return new(Unreadable("is no object but " + NameOf(element.ValueKind)), null, null, false);

        var release = new ReleaseParts(element);
        var ownOcid = JsonValues.TextOf(release.Ocid);
        var date = JsonValues.TextOf(release.Date);
        return release.IsLink
            ? new(Unreadable($"is only a link to {JsonValues.TextOf(release.Url)}"), null, date, true)
            : new(Item(), ownOcid, date, false);

        ReadItem Item()
        {
            if ((ownOcid ?? recordOcid) is not { } ocid)
                return Unreadable("has no ocid");
            var tags = new ReleaseTags(release.Tag);
            if (!release.HasTender && !release.HasPlanning)
                return Unreadable($"says nothing of a tender or a plan (tags: {tags})");

            var record = new SourceRecord(position) { IsPartial = tags.SayPartial(release.HasTender) };
            record.Add(FieldNames.NativeId, ocid);
            record.Add(FieldNames.Ocid, ocid);
            record.Add(FieldNames.SourceDate, date);
            EntityReading.Read(release, settings, record);
            if (release.HasTender)
            {
                TenderReading.Read(release, tags, settings, record);
            }
            else
            {
                record.Kind = RecordKind.PlanLine;
                PlanReading.Read(release.Planning, record);
            }

            record.Add(FieldNames.Url, PageReading.AddressOf(release, settings));
            return new ReadItem.Found(record);
        }

        ReadItem.Unreadable Unreadable(string reason) =>
            new(position, $"The release {reason}.", RawHead.Of(element));
    }

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "null",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "a single value",
    };
}
