using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementHub.Core.Notices;

/// <summary>
/// The stored form of a notice's content. Equal contents give equal bytes, so the SHA-256 of the bytes
/// tells whether an observation is a new version. Never reorder the properties of what is written here:
/// every notice would look changed once.
/// </summary>
public static class NoticeJson
{
    public static byte[] Write(NoticeContent content) =>
        JsonSerializer.SerializeToUtf8Bytes(content, NoticeJsonContext.Default.NoticeContent);

    public static NoticeContent Read(string json) =>
        JsonSerializer.Deserialize(json, NoticeJsonContext.Default.NoticeContent)
        ?? throw new JsonException("A stored notice is 'null'.");

    /// <returns>32 bytes.</returns>
    public static byte[] Hash(ReadOnlySpan<byte> written) => SHA256.HashData(written);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(AmountConverter)])]
[JsonSerializable(typeof(NoticeContent))]
[JsonSerializable(typeof(Plans.PlanLineContent))]
internal sealed partial class NoticeJsonContext : JsonSerializerContext;
