using System.Text.Json;
using ProcurementHub.Demo.Content;

namespace ProcurementHub.Demo.Serving;

/// <summary>One call as an OCDS 1.1 release, with the habits of the country's real feed.</summary>
internal static class OcdsRelease
{
    public static void Write(Utf8JsonWriter json, PublishedNotice notice, DateTimeOffset now, Uri address)
    {
        // The batch of the day makes a new release of every call, changed or not.
        var batch = new DateTimeOffset(now.ToOffset(OfficeHours.Offset).Date.AddHours(3), OfficeHours.Offset);
        json.WriteStartObject();
        json.WriteString("ocid", notice.Ocid);
        json.WriteString("id", $"{notice.Ocid}-{batch:yyyy-MM-ddTHH:mm:sszzz}");
        json.WriteString("date", batch);
        json.WriteStartArray("tag");
        json.WriteStringValue(notice.State == CallState.Cancelled ? "tenderCancellation" : "tender");
        json.WriteEndArray();
        json.WriteString("initiationType", "tender");
        json.WriteString("language", "es");
        Body(json, "buyer", notice);
        Parties(json, notice);
        Tender(json, notice, address);
        json.WriteEndObject();
    }

    private static void Tender(Utf8JsonWriter json, PublishedNotice notice, Uri address)
    {
        json.WriteStartObject("tender");
        json.WriteString("id", Words.Number(notice.Id));
        json.WriteString("title", notice.Code);
        json.WriteString("description", notice.Description);
        json.WriteString("status", notice.State switch
        {
            CallState.Open => "active",
            CallState.Cancelled => "cancelled",
            CallState.Void => "unsuccessful",
            _ => "complete",
        });
        Body(json, "procuringEntity", notice);
        json.WriteString("datePublished", notice.Published);
        json.WriteString("procurementMethod", "open");
        json.WriteString("procurementMethodDetails", notice.Procedure.Name);
        json.WriteString("mainProcurementCategory", Category(notice.Category));
        json.WriteStartArray("additionalProcurementCategories");
        json.WriteStringValue(Category(notice.Category));
        json.WriteEndArray();
        Value(json, notice);
        Periods(json, notice);
        json.WriteStartArray("items");
        foreach (var item in notice.Items)
            Item(json, item, notice.Id);
        json.WriteEndArray();
        Document(json, notice, address);
        json.WriteBoolean("hasTenderInformationProtectedByLaw", notice.Amount.State == AmountState.Hidden);
        json.WriteEndObject();
    }

    private static string Category(CallCategory category) => category switch
    {
        CallCategory.Goods => "goods",
        CallCategory.Works => "works",
        _ => "services",
    };

    private static void Body(Utf8JsonWriter json, string role, PublishedNotice notice)
    {
        json.WriteStartObject(role);
        json.WriteString("id", $"PE-CONSUCODE-{notice.Entity.ConsucodeId}");
        json.WriteString("name", notice.EntityNameAsWritten);
        json.WriteEndObject();
    }

    private static void Parties(Utf8JsonWriter json, PublishedNotice notice)
    {
        var entity = notice.Entity;
        json.WriteStartArray("parties");
        json.WriteStartObject();
        json.WriteString("id", $"PE-CONSUCODE-{entity.ConsucodeId}");
        json.WriteString("name", notice.EntityNameAsWritten);
        json.WriteStartObject("identifier");
        json.WriteString("scheme", "PE-CONSUCODE");
        json.WriteString("id", entity.ConsucodeId);
        json.WriteString("legalName", entity.Name);
        json.WriteEndObject();
        json.WriteStartArray("additionalIdentifiers");
        json.WriteStartObject();
        json.WriteString("scheme", "PE-RUC");
        json.WriteString("id", entity.Ruc);
        json.WriteString("legalName", entity.Name);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("address");
        json.WriteString("streetAddress", entity.Address);
        if (notice.PlaceShown)
        {
            // "region" is the province here; the department is an extension of the country's own.
            json.WriteString("locality", Spelling.Plain(notice.Place.District));
            json.WriteString("region", Spelling.Plain(notice.Place.Province));
            json.WriteString("department", Spelling.Plain(notice.Place.Department));
        }

        json.WriteString("countryName", "PERU");
        json.WriteEndObject();
        json.WriteStartArray("roles");
        json.WriteStringValue("buyer");
        json.WriteStringValue("procuringEntity");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Value(Utf8JsonWriter json, PublishedNotice notice)
    {
        // A hidden amount is told as zero; one that is not given is left out or, as often, told as zero too.
        if (notice.Amount.State == AmountState.NotGiven && notice.Id % 2 == 0)
            return;
        json.WriteStartObject("value");
        json.WriteNumber("amount", notice.Amount.Value ?? 0.0m);
        json.WriteString("currency", notice.Amount.Currency ?? "PEN");
        json.WriteEndObject();
    }

    private static void Periods(Utf8JsonWriter json, PublishedNotice notice)
    {
        if (notice.Deadline is { } deadline)
            Period(json, "tenderPeriod", notice.Published, deadline);
        var questions = notice.Stages.FirstOrDefault(stage => stage.Name.StartsWith("Formulación", StringComparison.Ordinal));
        if (questions is not null)
            Period(json, "enquiryPeriod", Instant(questions.Start), Instant(questions.End));
    }

    private static DateTimeOffset Instant(StageBound bound) => new(bound.Day, bound.Time ?? default, OfficeHours.Offset);

    private static void Period(Utf8JsonWriter json, string name, DateTimeOffset start, DateTimeOffset end)
    {
        json.WriteStartObject(name);
        json.WriteString("startDate", start);
        json.WriteString("endDate", end);
        json.WriteEndObject();
    }

    private static void Item(Utf8JsonWriter json, PublishedItem item, int tender)
    {
        json.WriteStartObject();
        json.WriteString("id", $"{Words.Number(tender)}{Words.Number(item.Number)}");
        json.WriteString("position", Words.Number(item.Number));
        json.WriteString("description", item.Description);
        json.WriteString("status", "active");
        json.WriteNumber("quantity", item.Quantity);
        json.WriteStartObject("unit");
        json.WriteString("name", item.Unit);
        json.WriteEndObject();
        if (item.Cubso is not null)
        {
            Code(json, "CUBSO", item.Cubso, item.Description, "classification");
            json.WriteStartArray("additionalClassifications");
            Code(json, "UNSPSC", item.Unspsc!, item.Description);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Code(Utf8JsonWriter json, string scheme, string id, string description, string? name = null)
    {
        if (name is null)
            json.WriteStartObject();
        else
            json.WriteStartObject(name);
        json.WriteString("scheme", scheme);
        json.WriteString("id", id);
        json.WriteString("description", description);
        json.WriteEndObject();
    }

    private static void Document(Utf8JsonWriter json, PublishedNotice notice, Uri address)
    {
        json.WriteStartArray("documents");
        json.WriteStartObject();
        json.WriteString("id", $"{Words.Number(notice.Id)}-bases");
        json.WriteString("documentType", "biddingDocuments");
        json.WriteString("title", "Bases Administrativas");
        json.WriteString("url", $"{address}documentos/{Words.Number(notice.Id)}");
        json.WriteString("language", "es");
        json.WriteString("datePublished", notice.Published);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
