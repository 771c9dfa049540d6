using System.Text.Json;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Core.Plans;

/// <summary>The form in which publications and listed entities are compared; the same rules as <see cref="NoticeJson"/>.</summary>
public static class PlanPublicationJson
{
    public static byte[] Write(PlanPublication content) =>
        JsonSerializer.SerializeToUtf8Bytes(content, NoticeJsonContext.Stored.PlanPublication);

    public static byte[] Write(ListedEntity content) =>
        JsonSerializer.SerializeToUtf8Bytes(content, NoticeJsonContext.Stored.ListedEntity);
}
