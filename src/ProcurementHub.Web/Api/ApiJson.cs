using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ProcurementHub.Web.Api.Records;

namespace ProcurementHub.Web.Api;

[JsonSerializable(typeof(ApiPage<ApiNotice>), TypeInfoPropertyName = "Notices")]
[JsonSerializable(typeof(ApiNoticeHistory))]
[JsonSerializable(typeof(ApiPage<ApiPlanLine>), TypeInfoPropertyName = "PlanLines")]
[JsonSerializable(typeof(ApiPage<ApiEntity>), TypeInfoPropertyName = "Entities")]
[JsonSerializable(typeof(ApiEntity))]
[JsonSerializable(typeof(ApiList<ApiSector>), TypeInfoPropertyName = "Sectors")]
[JsonSerializable(typeof(ApiList<ApiRegion>), TypeInfoPropertyName = "Regions")]
[JsonSerializable(typeof(ApiList<ApiMonth>), TypeInfoPropertyName = "Months")]
[JsonSerializable(typeof(ApiPage<ApiCompliance>), TypeInfoPropertyName = "Compliance")]
[JsonSerializable(typeof(ApiList<ApiDemand>), TypeInfoPropertyName = "Demand")]
[JsonSerializable(typeof(ApiLeadTimes))]
[JsonSerializable(typeof(ApiProblem))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Accents stay letters; what could end a script or a tag is escaped, wherever somebody puts the text.</summary>
    public static ApiJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
