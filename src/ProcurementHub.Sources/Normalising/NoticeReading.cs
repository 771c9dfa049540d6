using System.Globalization;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

internal sealed class NoticeReading(RegionReading regions, SectorResolver sectors)
{
    public NormalisedRecord Read(RecordReading reading)
    {
        if (KeyReading.Read(reading) is not { } nativeId)
            return NormalisedRecord.Rejected($"has no {reading.Definition.Key.Called}", reading.Diagnostics);
        var procedureCode = reading.Text(FieldNames.ProcedureCode);
        var description = reading.Text(FieldNames.Description);
        if (TitleReading.Read(reading, procedureCode, description) is not { } title)
            return NormalisedRecord.Rejected("has neither a title nor a description", reading.Diagnostics);

        var restart = Restart(reading);
        var published = reading.Instant(FieldNames.Published);
        var procedureType = reading.Text(FieldNames.ProcedureType);
        var category = CategoryReading.Read(reading, title, procedureType);
        var codes = CodeReading.Read(reading.Record);
        var content = new NoticeContent
        {
            Ocid = reading.Text(FieldNames.Ocid),
            ProcedureCode = procedureCode,
            Call = Call(reading, procedureCode),
            Entity = EntityReading.Read(reading),
            Title = title,
            Description = description,
            Category = category,
            ProcedureType = procedureType,
            Status = CategoryReading.Status(reading),
            Published = published,
            ConsultationsUntil = DeadlineReading.ConsultationsUntil(reading),
            Deadline = DeadlineReading.Read(reading, published, restart is not null),
            Amount = AmountReading.Read(reading),
            Restart = restart,
            SmeReserved = reading.Flag(FieldNames.SmeReserved),
            Url = KeyReading.Address(reading, nativeId),
            Regions = regions.Read(reading, title, description),
            Sectors = sectors.Resolve(CodeReading.ForSectors(codes, reading.Definition), TitleReading.Object(title), category == ProcurementCategory.Works),
            Classifications = codes,
            Schedule = Schedule(reading),
            Documents = Documents(reading),
            Winners = WinnerReading.Read(reading),
        };
        var draft = new NoticeDraft
        {
            Key = new NoticeKey(reading.Definition.NoticeSource, nativeId),
            Content = content,
            EntityOthers = EntityReading.Others(reading, content.Entity),
            IsPartial = reading.Record.IsPartial,
            LeavesItems = reading.Definition.Items is not null,
            SourceDate = reading.Instant(FieldNames.SourceDate),
            Position = reading.Record.Position,
        };
        return NormalisedRecord.Of(draft, reading.Diagnostics);
    }

    private static Restart? Restart(RecordReading reading)
    {
        var at = reading.Instant(FieldNames.RestartedAt);
        var from = reading.Text(FieldNames.RestartedFrom);
        return at is null && from is null ? null : new Restart(at, from);
    }

    private static int? Call(RecordReading reading, string? procedureCode)
    {
        if (reading.Number(FieldNames.Call, 1, 999) is { } call)
            return call;
        if (!reading.Definition.CallIsLastNumber || procedureCode is null)
            return null;
        var digits = procedureCode.AsSpan(procedureCode.LastIndexOf('-') + 1);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 999 ? number : null;
    }

    private static List<ScheduleStage> Schedule(RecordReading reading)
    {
        if (reading.Record.Stages.Count == 0)
            return [];
        var stages = new List<ScheduleStage>(reading.Record.Stages.Count);
        foreach (var stage in reading.Record.Stages)
        {
            if (TextCleaning.Clean(stage.Name) is { } name)
                stages.Add(new ScheduleStage(name, reading.Instant("stage", stage.Start, isEnd: false), reading.Instant("stage", stage.End, isEnd: true)));
        }

        return stages;
    }

    private static List<AttachedDocument> Documents(RecordReading reading)
    {
        if (reading.Record.Documents.Count == 0)
            return [];
        return [.. reading.Record.Documents.Select(document => new AttachedDocument(
            TextCleaning.Clean(document.Title), document.Url, reading.Instant("document", document.Published, isEnd: false)))];
    }
}
