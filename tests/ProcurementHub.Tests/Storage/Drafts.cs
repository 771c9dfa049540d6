using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Tests.Storage;

/// <summary>Notices as a reader would hand them over.</summary>
internal static class Drafts
{
    public static DateTimeOffset Day(int day, int hour = 10) => new(2026, 8, day, hour, 0, 0, TimeSpan.FromHours(-5));

    public static NoticeDraft Notice(string nativeId, Func<NoticeContent, NoticeContent>? but = null, DateTimeOffset? sourceDate = null)
    {
        var content = new NoticeContent
        {
            ProcedureCode = $"LP-SM-{nativeId}-2026-MUNI-1",
            Entity = new EntityReference("PE-CONSUCODE", "1042", "MUNICIPALIDAD DISTRITAL DE ECHARATI"),
            Title = "Adquisición de combustible",
            Category = ProcurementCategory.Goods,
            Status = NoticeStatus.Open,
            Published = Day(1),
            Deadline = new Deadline(Day(12, 17), DeadlineBasis.Schedule),
            Amount = Amount.Published(34100.505m, "PEN"),
            SmeReserved = true,
            Url = "https://portal.example/ficha?id=" + nativeId,
            Regions = [new PlaceOfExecution("PE-CUS", RegionBasis.PlaceOfExecution)],
            Sectors = [new SectorAssignment("fuel", SectorBasis.Code, 1, "15101505")],
            Classifications = [new ClassificationCode("UNSPSC", "15101505"), new ClassificationCode("UNSPSC", "15101505")],
        };
        return new NoticeDraft
        {
            Key = new NoticeKey("pe-example", nativeId),
            Content = but is null ? content : but(content),
            SourceDate = sourceDate,
            Position = "row " + nativeId,
        };
    }

    /// <summary>A row of a result list: a title and nothing of the detail page.</summary>
    public static NoticeDraft Partial(string nativeId, string title, Func<NoticeContent, NoticeContent>? but = null)
    {
        var content = new NoticeContent { Title = title };
        return Notice(nativeId) with { Content = but is null ? content : but(content), IsPartial = true };
    }
}
