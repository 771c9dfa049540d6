using System.Globalization;
using System.Text.Json;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.Digests.Wording;

namespace ProcurementHub.Jobs.Exporting.Ocds;

/// <summary>
/// Writes releases of OCDS 1.1.5. What is not known is left out. What the hub concluded by itself (sectors, places from
/// words) is left out too: a release says what the source said.
/// </summary>
public sealed partial class OcdsReleaseWriter(Utf8JsonWriter json, OcdsIdentity identity, Func<NoticeKey, Uri> pageOf)
{
    private const string Buyer = "buyer";
    private const string ProcuringEntity = "procuringEntity";

    public void Write(OcdsRelease release)
    {
        var content = release.Content;
        json.WriteStartObject();
        json.WriteString("ocid", identity.OcidOf(release.Key, content));
        json.WriteString("id", release.Id);
        json.WriteString("date", release.Observed);
        json.WriteStartArray("tag");
        json.WriteStringValue(release.Tag);
        json.WriteEndArray();
        json.WriteString("initiationType", "tender");
        if (content.Entity is { } entity)
        {
            WriteParty(entity, content.Regions);
            WriteReference(Buyer, entity);
        }

        WriteTender(release);
        json.WriteEndObject();
    }

    private void WriteParty(EntityReference entity, IReadOnlyList<PlaceOfExecution> places)
    {
        json.WriteStartArray("parties");
        json.WriteStartObject();
        json.WriteString("name", entity.Name);
        if (entity.IsIdentified)
        {
            json.WriteString("id", IdOf(entity));
            json.WriteStartObject("identifier");
            json.WriteString("scheme", entity.Scheme);
            json.WriteString("id", entity.Id);
            json.WriteString("legalName", entity.Name);
            json.WriteEndObject();
        }

        if (places.FirstOrDefault(place => place.Basis == RegionBasis.EntitySeat) is { } seat)
            WriteAddress("address", seat.Code);
        json.WriteStartArray("roles");
        json.WriteStringValue(Buyer);
        json.WriteStringValue(ProcuringEntity);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteReference(string name, EntityReference entity)
    {
        json.WriteStartObject(name);
        if (entity.IsIdentified)
            json.WriteString("id", IdOf(entity));
        json.WriteString("name", entity.Name);
        json.WriteEndObject();
    }

    private static string IdOf(EntityReference entity) => $"{entity.Scheme}-{entity.Id}";

    private void WriteTender(OcdsRelease release)
    {
        var content = release.Content;
        json.WriteStartObject("tender");
        json.WriteString("id", release.Key.NativeId);
        json.WriteString("title", content.Title);
        Text("description", content.Description);
        Text("status", OcdsWords.Of(content.Status));
        json.WriteString("statusDetails", NoticeWords.Of(content.Status));
        if (content.Entity is { } entity)
            WriteReference(ProcuringEntity, entity);
        WriteItems(content);
        WriteValue("value", content.Amount);
        Text("procurementMethodDetails", content.ProcedureType);
        Text("mainProcurementCategory", OcdsWords.Of(content.Category));
        if (content.Category == ProcurementCategory.Consulting)
        {
            json.WriteStartArray("additionalProcurementCategories");
            json.WriteStringValue("consultingServices");
            json.WriteEndArray();
        }

        Instant("datePublished", content.Published);
        WritePeriodEnd("tenderPeriod", content.Deadline.At);
        WritePeriodEnd("enquiryPeriod", content.ConsultationsUntil);
        WriteDocuments(release);
        WriteMilestones(content.Schedule);
        json.WriteEndObject();
    }

    private void WriteValue(string name, Amount given)
    {
        if (given is not { Value: { } amount, Currency: var currency } || !OcdsWords.IsCurrency(currency))
            return;
        json.WriteStartObject(name);
        json.WriteNumber("amount", amount);
        json.WriteString("currency", currency);
        json.WriteEndObject();
    }

    /// <summary>One item for each code: sources tell codes, and seldom what of the items has which.</summary>
    private void WriteItems(NoticeContent content)
    {
        var places = content.Regions.Where(place => place.Basis == RegionBasis.PlaceOfExecution).Select(place => place.Code).ToList();
        var codes = content.Classifications.DistinctBy(code => (code.Scheme, code.Id)).ToList();
        if (codes.Count == 0 && places.Count == 0)
            return;
        json.WriteStartArray("items");
        for (var at = 0; at < Math.Max(1, codes.Count); at++)
        {
            json.WriteStartObject();
            json.WriteString("id", Numbered(at));
            if (at < codes.Count)
            {
                json.WriteStartObject("classification");
                Text("scheme", codes[at].Scheme.Length > 0 ? codes[at].Scheme : null);
                json.WriteString("id", codes[at].Id);
                Text("description", codes[at].Description);
                json.WriteEndObject();
            }

            if (at == 0 && places.Count > 0)
            {
                json.WriteStartArray("deliveryAddresses");
                foreach (var place in places)
                    WriteAddress(null, place);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteAddress(string? name, string code)
    {
        var tree = RegionTree.Standard;
        if (name is null)
            json.WriteStartObject();
        else
            json.WriteStartObject(name);
        if (tree.Find(code) is { } region)
        {
            var around = tree.Ancestors(region.Code).Select(tree.Find).OfType<Region>().Append(region).ToList();
            if (region.Level > RegionLevel.First)
                json.WriteString("locality", region.Name);
            Text("region", around.FirstOrDefault(one => one.Level == RegionLevel.First)?.Name);
            Text("countryName", around.FirstOrDefault(one => one.Level == RegionLevel.Country)?.Name);
        }

        json.WriteEndObject();
    }

    private void WriteDocuments(OcdsRelease release)
    {
        json.WriteStartArray("documents");
        json.WriteStartObject();
        json.WriteString("id", "notice");
        json.WriteString("documentType", "tenderNotice");
        json.WriteString("url", CleanText.WebAddress(release.Content.Url) ?? pageOf(release.Key).AbsoluteUri);
        Instant("datePublished", release.Content.Published);
        json.WriteEndObject();
        for (var at = 0; at < release.Content.Documents.Count; at++)
        {
            var document = release.Content.Documents[at];
            if (CleanText.WebAddress(document.Url) is not { } url)
                continue;
            json.WriteStartObject();
            json.WriteString("id", Numbered(at));
            Text("title", document.Title);
            json.WriteString("url", url);
            Instant("datePublished", document.Published);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteMilestones(IReadOnlyList<ScheduleStage> stages)
    {
        if (stages.Count == 0)
            return;
        json.WriteStartArray("milestones");
        for (var at = 0; at < stages.Count; at++)
        {
            json.WriteStartObject();
            json.WriteString("id", Numbered(at));
            json.WriteString("title", stages[at].Name);
            json.WriteString("type", "preProcurement");
            Instant("dueDate", stages[at].End);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WritePeriodEnd(string name, DateTimeOffset? end)
    {
        if (end is null)
            return;
        json.WriteStartObject(name);
        Instant("endDate", end);
        json.WriteEndObject();
    }

    private static string Numbered(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);

    private void Text(string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private void Instant(string name, DateTimeOffset? instant)
    {
        if (instant is { } known)
            json.WriteString(name, known);
    }
}
