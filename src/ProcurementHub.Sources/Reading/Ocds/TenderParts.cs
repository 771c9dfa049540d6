using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>The members of a tender that are read, found in one walk. What is missing is undefined.</summary>
internal readonly struct TenderParts
{
    public TenderParts(JsonElement tender)
    {
        Whole = tender;
        foreach (var member in tender.EnumerateObject())
        {
            if (member.NameEquals("title"u8))
                Title = member.Value;
            else if (member.NameEquals("description"u8))
                Description = member.Value;
            else if (member.NameEquals("status"u8))
                Status = member.Value;
            else if (member.NameEquals("datePublished"u8))
                DatePublished = member.Value;
            else if (member.NameEquals("tenderPeriod"u8))
                Period = member.Value;
            else if (member.NameEquals("enquiryPeriod"u8))
                EnquiryPeriod = member.Value;
            else if (member.NameEquals("value"u8))
                Value = member.Value;
            else if (member.NameEquals("mainProcurementCategory"u8))
                Category = member.Value;
            else if (member.NameEquals("additionalProcurementCategories"u8))
                MoreCategories = member.Value;
            else if (member.NameEquals("procurementMethod"u8))
                Method = member.Value;
            else if (member.NameEquals("procurementMethodDetails"u8))
                MethodDetails = member.Value;
            else if (member.NameEquals("items"u8))
                Items = member.Value;
            else if (member.NameEquals("documents"u8))
                Documents = member.Value;
            else if (member.NameEquals("milestones"u8))
                Milestones = member.Value;
        }
    }

    public JsonElement Whole { get; }

    public JsonElement Title { get; }

    public JsonElement Description { get; }

    public JsonElement Status { get; }

    public JsonElement DatePublished { get; }

    public JsonElement Period { get; }

    public JsonElement EnquiryPeriod { get; }

    public JsonElement Value { get; }

    public JsonElement Category { get; }

    public JsonElement MoreCategories { get; }

    public JsonElement Method { get; }

    public JsonElement MethodDetails { get; }

    public JsonElement Items { get; }

    public JsonElement Documents { get; }

    public JsonElement Milestones { get; }
}
