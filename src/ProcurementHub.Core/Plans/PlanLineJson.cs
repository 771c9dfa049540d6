using System.Text.Json;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Core.Plans;

/// <summary>The stored form of a plan line; the same rules as <see cref="NoticeJson"/>.</summary>
public static class PlanLineJson
{
    public static byte[] Write(PlanLineContent content) =>
        JsonSerializer.SerializeToUtf8Bytes(content, NoticeJsonContext.Stored.PlanLineContent);

    public static PlanLineContent Read(string json) =>
        JsonSerializer.Deserialize(json, NoticeJsonContext.Stored.PlanLineContent)
        ?? throw new JsonException("A stored plan line is 'null'.");
}
