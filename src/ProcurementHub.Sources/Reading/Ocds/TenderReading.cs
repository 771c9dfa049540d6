using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>
/// The tender of a release. Left out on purpose: minValue and maxValue (bounds, not the amount), the periods
/// of award and contract (no date of these concerns a bidder), suitability for small firms (an opinion, no
/// reservation), and the release's publishedDate (the hour of a batch in Peru, of an import in Colombia).
/// </summary>
internal static class TenderReading
{
    public static void Read(in ReleaseParts release, ReleaseTags tags, OcdsSettings settings, SourceRecord record)
    {
        var tender = new TenderParts(release.Tender);
        AddNames(tender, settings, record);
        record.Add(FieldNames.Category, JsonValues.TextOf(tender.Category) ?? JsonValues.TextsOf(tender.MoreCategories).FirstOrDefault());
        record.Add(FieldNames.ProcedureType, JsonValues.TextOf(tender.MethodDetails) ?? JsonValues.TextOf(tender.Method));
        record.Add(FieldNames.Status, TenderStatusReading.WordOf(release, tender, tags));
        record.Add(FieldNames.Published, PublicationOf(release, tender, tags, settings));
        record.Add(FieldNames.TenderPeriodStart, JsonValues.TextOf(JsonValues.Member(tender.Period, "startDate"u8)));
        record.Add(FieldNames.TenderPeriodEnd, JsonValues.TextOf(JsonValues.Member(tender.Period, "endDate"u8)));
        record.Add(FieldNames.ConsultationsUntil, JsonValues.TextOf(JsonValues.Member(tender.EnquiryPeriod, "endDate"u8)));
        if (!AmountReading.Add(tender.Value, record)
            && JsonValues.IsTrue(JsonValues.Member(release.Tender, settings.AmountHiddenFlag)))
        {
            record.Add(FieldNames.AmountHidden, settings.AmountHiddenFlag);
        }

        new ItemReading(settings, record).Read(tender);
        AddDocuments(tender.Documents, record);
        AddStages(tender.Milestones, record);
        WinnerReading.Read(release, record);
    }

    private static void AddNames(in TenderParts tender, OcdsSettings settings, SourceRecord record)
    {
        var title = JsonValues.TextOf(tender.Title);
        var description = JsonValues.TextOf(tender.Description);
        if (settings.TitleIsProcedureCode)
        {
            record.Add(FieldNames.ProcedureCode, title);
            record.Add(FieldNames.Title, description ?? title);
        }
        else
        {
            record.Add(FieldNames.Title, title ?? description);
            record.Add(FieldNames.Description, title is null ? null : description);
        }
    }

    private static string? PublicationOf(in ReleaseParts release, in TenderParts tender, ReleaseTags tags, OcdsSettings settings)
    {
        if (JsonValues.TextOf(tender.DatePublished) is { } published)
            return published;
        foreach (var document in JsonValues.ObjectsOf(tender.Documents))
        {
            // In the standard's code list: the formal notice of the tender, so its date is that of publication.
            if (JsonValues.TextOf(JsonValues.Member(document, "documentType"u8)) == "tenderNotice"
                && JsonValues.TextOf(JsonValues.Member(document, "datePublished"u8)) is { } noticed)
                return noticed;
        }

        // Only of the release that opened the tender: the dates of later ones are those of the changes.
        return settings.ReleaseDateIsPublication && tags.Has("tender") && !tags.SayPartial(hasTender: true)
            ? JsonValues.TextOf(release.Date)
            : null;
    }

    private static void AddDocuments(JsonElement documents, SourceRecord record)
    {
        foreach (var document in JsonValues.ObjectsOf(documents))
        {
            if (JsonValues.TextOf(JsonValues.Member(document, "url"u8)) is { } url)
            {
                record.Documents.Add(new DocumentText(
                    JsonValues.TextOf(JsonValues.Member(document, "title"u8)),
                    url,
                    JsonValues.TextOf(JsonValues.Member(document, "datePublished"u8))));
            }
        }
    }

    // Milestones without a type are mostly the dates of the contract ("Contract start"), which are no stage.
    private static void AddStages(JsonElement milestones, SourceRecord record)
    {
        foreach (var milestone in JsonValues.ObjectsOf(milestones))
        {
            if (JsonValues.TextOf(JsonValues.Member(milestone, "type"u8)) is "preProcurement" or "engagement" or "assessment" or "approval"
                && JsonValues.TextOf(JsonValues.Member(milestone, "title"u8)) is { } title
                && JsonValues.TextOf(JsonValues.Member(milestone, "dueDate"u8)) is { } due)
            {
                record.Stages.Add(new StageText(title, null, due));
            }
        }
    }
}
