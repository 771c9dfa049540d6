using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>
/// What the tender and its items say together: their codes, each once, and where they are to be delivered.
/// A deliveryLocation is left alone: it holds a point or a gazetteer's number, and Nigeria's all lie in Oxford.
/// </summary>
internal struct ItemReading(OcdsSettings settings, SourceRecord record)
{
    // To look through a handful is quicker than a set of them, which most releases would make for two or three.
    private const int Handful = 12;

    private HashSet<(string Scheme, string Id)>? codes;
    private HashSet<PlaceText>? places;

    public void Read(in TenderParts tender)
    {
        ReadHolder(tender.Whole, itemId: null);
        foreach (var item in JsonValues.ObjectsOf(tender.Items))
            ReadHolder(item, settings.ItemIdIsCode ? JsonValues.TextOf(JsonValues.Member(item, "id"u8)) : null);
    }

    private void ReadHolder(JsonElement holder, string? itemId)
    {
        foreach (var member in holder.EnumerateObject())
        {
            var name = JsonNames.Of(member);
            if (name.SequenceEqual("classification"u8))
            {
                AddCode(member.Value, itemId);
            }
            else if (name.SequenceEqual("additionalClassifications"u8))
            {
                foreach (var classification in JsonValues.ObjectsOf(member.Value))
                    AddCode(classification, null);
            }
            else if (name.SequenceEqual("deliveryAddress"u8) || name.SequenceEqual("deliveryAddresses"u8))
            {
                foreach (var address in JsonValues.ObjectsOf(member.Value))
                    AddPlace(PlaceText.Of(address, settings));
            }
        }
    }

    private void AddCode(JsonElement classification, string? itemId)
    {
        if (classification.ValueKind != JsonValueKind.Object)
            return;
        string? scheme = null, id = null;
        JsonElement description = default;
        foreach (var member in classification.EnumerateObject())
        {
            var name = JsonNames.Of(member);
            if (name.SequenceEqual("scheme"u8))
                scheme = JsonValues.TextOf(member.Value);
            else if (name.SequenceEqual("id"u8))
                id = JsonValues.TextOf(member.Value);
            else if (name.SequenceEqual("description"u8))
                description = member.Value;
        }

        id ??= scheme is null ? null : itemId;
        if (id is not null && IsNew(scheme ?? "", id))
            record.Codes.Add(new CodeText(scheme ?? "", id, JsonValues.TextOf(description)));
    }

    private bool IsNew(string scheme, string id)
    {
        if (record.Codes.Count >= Handful)
            return (codes ??= [.. record.Codes.Select(code => (code.Scheme, code.Id))]).Add((scheme, id));
        foreach (var code in record.Codes)
        {
            if (code.Id == id && code.Scheme == scheme)
                return false;
        }

        return true;
    }

    private void AddPlace(PlaceText place)
    {
        if (!place.IsEmpty && (places ??= []).Add(place))
            place.AddAsExecution(record);
    }
}
