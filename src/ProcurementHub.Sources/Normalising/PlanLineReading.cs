using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

internal sealed class PlanLineReading(RegionReading regions, SectorResolver sectors)
{
    public NormalisedRecord Read(RecordReading reading)
    {
        if (KeyReading.Read(reading) is not { } nativeId)
            return NormalisedRecord.Rejected($"has no {reading.Definition.Key.Called}", reading.Diagnostics);
        var description = reading.Text(FieldNames.Description);
        if (TitleReading.Read(reading, null, description) is not { } title)
            return NormalisedRecord.Rejected("has neither a title nor a description", reading.Diagnostics);

        var procedureType = reading.Text(FieldNames.ProcedureType);
        var category = CategoryReading.Read(reading, title, procedureType);
        var codes = CodeReading.Read(reading.Record);
        var content = new PlanLineContent
        {
            Entity = EntityReading.Read(reading),
            Year = reading.Number(FieldNames.PlanYear, 1990, 2089),
            Reference = reading.Text(FieldNames.PlanReference),
            Title = title,
            Description = description,
            Category = category,
            ProcedureType = procedureType,
            Month = Month(reading),
            Amount = AmountReading.Read(reading),
            Published = reading.Instant(FieldNames.Published),
            Url = KeyReading.Address(reading, nativeId),
            Regions = regions.Read(reading, title, description),
            Sectors = sectors.Resolve(CodeReading.ForSectors(codes, reading.Definition), TitleReading.Object(title), category == ProcurementCategory.Works),
            Classifications = codes,
        };
        var draft = new PlanLineDraft(
            reading.Definition.NoticeSource, nativeId, content, reading.Instant(FieldNames.SourceDate), reading.Record.Position);
        return NormalisedRecord.Of(draft, reading.Diagnostics);
    }

    /// <summary>A plan says the month of a call by its name, its number or a date in it.</summary>
    private static int? Month(RecordReading reading)
    {
        if (reading.Text(FieldNames.PlanMonth) is not { } text)
            return null;
        if (MonthText.Parse(text) is { } month)
            return month;
        var date = DateText.Parse(text, reading.Definition.Dates);
        if (date.HasValue)
            return date.Value.Local.Month;
        reading.Note(FieldNames.PlanMonth, "is not a month", text);
        return null;
    }
}
