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
            var name = JsonNames.Of(member);
            if (name.SequenceEqual("title"u8))
                Title = member.Value;
            else if (name.SequenceEqual("description"u8))
                Description = member.Value;
            else if (name.SequenceEqual("status"u8))
                Status = member.Value;
            else if (name.SequenceEqual("datePublished"u8))
                DatePublished = member.Value;
            else if (name.SequenceEqual("tenderPeriod"u8))
                Period = member.Value;
            else if (name.SequenceEqual("enquiryPeriod"u8))
                EnquiryPeriod = member.Value;
            else if (name.SequenceEqual("value"u8))
                Value = member.Value;
            else if (name.SequenceEqual("mainProcurementCategory"u8))
                Category = member.Value;
            else if (name.SequenceEqual("additionalProcurementCategories"u8))
                MoreCategories = member.Value;
            else if (name.SequenceEqual("procurementMethod"u8))
                Method = member.Value;
            else if (name.SequenceEqual("procurementMethodDetails"u8))
                MethodDetails = member.Value;
            else if (name.SequenceEqual("items"u8))
                Items = member.Value;
            else if (name.SequenceEqual("documents"u8))
                Documents = member.Value;
            else if (name.SequenceEqual("milestones"u8))
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
