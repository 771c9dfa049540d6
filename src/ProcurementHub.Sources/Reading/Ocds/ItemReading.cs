using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>
/// What the items say together: their codes, each once, and where they are to be delivered.
/// A deliveryLocation is left alone: it holds a point or a gazetteer's number, and Nigeria's all lie in Oxford.
/// </summary>
internal static class ItemReading
{
    public static void Read(TenderParts tender, OcdsSettings settings, SourceRecord record)
    {
        var codes = new CodeList(record.Codes);
        var places = new List<PlaceText>();
        codes.AddFrom(tender.Whole, itemId: null);
        Collect(tender.Whole, settings, places);
        foreach (var item in JsonValues.ObjectsOf(tender.Items))
        {
            codes.AddFrom(item, settings.ItemIdIsCode ? JsonValues.TextOf(JsonValues.Member(item, "id"u8)) : null);
            Collect(item, settings, places);
        }

        foreach (var place in places)
            place.AddAsExecution(record);
    }

    private static void Collect(JsonElement holder, OcdsSettings settings, List<PlaceText> places)
    {
        foreach (var member in holder.EnumerateObject())
        {
            if (!member.NameEquals("deliveryAddress"u8) && !member.NameEquals("deliveryAddresses"u8))
                continue;
            foreach (var address in JsonValues.ObjectsOf(member.Value))
            {
                var place = PlaceText.Of(address, settings);
                if (!place.IsEmpty && !places.Contains(place))
                    places.Add(place);
            }
        }
    }

    private sealed class CodeList(List<CodeText> codes)
    {
        private readonly HashSet<(string Scheme, string Id)> seen = [];

        public void AddFrom(JsonElement holder, string? itemId)
        {
            foreach (var member in holder.EnumerateObject())
            {
                if (member.NameEquals("classification"u8))
                    Add(member.Value, itemId);
                else if (!member.NameEquals("additionalClassifications"u8))
                    continue;
                foreach (var classification in JsonValues.ObjectsOf(member.Value))
                    Add(classification, null);
            }
        }

        private void Add(JsonElement classification, string? itemId)
        {
            if (classification.ValueKind != JsonValueKind.Object)
                return;
            string? scheme = null, id = null;
            JsonElement description = default;
            foreach (var member in classification.EnumerateObject())
            {
                if (member.NameEquals("scheme"u8))
                    scheme = JsonValues.TextOf(member.Value);
                else if (member.NameEquals("id"u8))
                    id = JsonValues.TextOf(member.Value);
                else if (member.NameEquals("description"u8))
                    description = member.Value;
            }

            scheme ??= "";
            id ??= scheme.Length > 0 ? itemId : null;
            if (id is not null && seen.Add((scheme, id)))
                codes.Add(new CodeText(scheme, id, JsonValues.TextOf(description)));
        }
    }
}
