using System.Text.Json;
using System.Text.Json.Nodes;
using ProcurementHub.Web.Api.Records;

namespace ProcurementHub.Web.Api.Describing;

/// <summary>What an answer looks like: a notice in Spanish, and one in English that says little.</summary>
internal static class ApiExample
{
    private static readonly ApiNotice spanish = new()
    {
        Key = "pe-seace/1089241",
        Source = "pe-seace",
        NativeId = "1089241",
        Ocid = "ocds-dgv273-seacev3-1089241",
        ProcedureCode = "LP-ABR-9-2026-MDE-1",
        Call = 1,
        Entity = new ApiEntityReference("PE-RUC", "20159344570", "Municipalidad Distrital de Echarati"),
        Title = "Adquisición de zapatos de seguridad para el personal de obras",
        Category = "goods",
        ProcedureType = "Licitación Pública Abreviada",
        Status = "open",
        Published = Lima(2026, 11, 2, 15),
        ConsultationsUntil = Lima(2026, 11, 9, 17),
        Deadline = Lima(2026, 11, 27, 17),
        DeadlineBasis = "schedule",
        FirstDeadline = Lima(2026, 11, 24, 17),
        Amount = new ApiAmount(84_500.00m, "PEN", "published"),
        Regions = ["PE-CUS"],
        Sectors = ["footwear"],
        Classifications = [new ApiCode("UNSPSC", "46181604")],
        SmeReserved = true,
        Url = "https://portal.example/ficha?id=1089241",
        Version = 2,
        Observed = new DateTimeOffset(2026, 11, 12, 13, 0, 0, TimeSpan.Zero),
        Links = LinksOf("pe-seace/1089241"),
    };

    private static readonly ApiNotice english = new()
    {
        Key = "gb-find-tender/ocds-h6vhtk-04b1c2",
        Source = "gb-find-tender",
        NativeId = "ocds-h6vhtk-04b1c2",
        Ocid = "ocds-h6vhtk-04b1c2",
        Entity = new ApiEntityReference(null, null, "Leeds City Council"),
        Title = "Safety footwear for highways staff",
        Status = "planned",
        Published = new DateTimeOffset(2026, 11, 3, 9, 30, 0, TimeSpan.Zero),
        DeadlineBasis = "not_in_source",
        Amount = new ApiAmount(null, null, "not_given"),
        Regions = [],
        Sectors = ["footwear"],
        Classifications = [],
        Version = 1,
        Observed = new DateTimeOffset(2026, 11, 3, 10, 0, 0, TimeSpan.Zero),
        Links = LinksOf("gb-find-tender/ocds-h6vhtk-04b1c2") with { Calendar = null },
    };

    /// <summary>By language; null where the answer needs none.</summary>
    public static IReadOnlyDictionary<string, JsonNode>? Of(string key) => key switch
    {
        "Notices" => Both(notice => JsonSerializer.SerializeToNode(new ApiPage<ApiNotice>([notice], new ApiTotal(1, true), null), ApiJson.Plain.Notices)!),
        "Notice" => Both(notice => JsonSerializer.SerializeToNode(
            new ApiNoticeHistory(notice, [], [], [], notice.Version == 1 ? [First(notice)] : [Moved(notice), First(notice)]), ApiJson.Plain.ApiNoticeHistory)!),
        _ => null,
    };

    private static Dictionary<string, JsonNode> Both(Func<ApiNotice, JsonNode> write) => new() { ["es"] = write(spanish), ["en"] = write(english) };

    private static ApiVersion First(ApiNotice notice) => new(1, notice.Published!.Value, false, []);

    private static ApiVersion Moved(ApiNotice notice) => new(
        2, notice.Observed, false, [new ApiChange("deadline", "alert", "2026-11-24T17:00:00-05:00", "2026-11-27T17:00:00-05:00")]);

    private static DateTimeOffset Lima(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.FromHours(-5));

    private static ApiNoticeLinks LinksOf(string key) => new(
        new Uri("https://hub.example/api/v1/notices/" + key), new Uri("https://hub.example/notices/" + key), new Uri($"https://hub.example/calendar/{key}.ics"));
}
