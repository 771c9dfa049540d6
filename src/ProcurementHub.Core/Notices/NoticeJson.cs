using System.Security.Cryptography;
using System.Text.Encodings.Web;
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
        JsonSerializer.SerializeToUtf8Bytes(content, NoticeJsonContext.Stored.NoticeContent);

    /// <summary>Codes alone, as a content holds them.</summary>
    public static byte[] Write(IReadOnlyList<ClassificationCode> codes) =>
        JsonSerializer.SerializeToUtf8Bytes(codes, NoticeJsonContext.Stored.IReadOnlyListClassificationCode);

    public static NoticeContent Read(string json) =>
        JsonSerializer.Deserialize(json, NoticeJsonContext.Stored.NoticeContent)
        ?? throw new JsonException("A stored notice is 'null'.");

    /// <returns>32 bytes.</returns>
    public static byte[] Hash(ReadOnlySpan<byte> written) => SHA256.HashData(written);
}

[JsonSerializable(typeof(NoticeContent))]
[JsonSerializable(typeof(Plans.PlanLineContent))]
[JsonSerializable(typeof(Plans.PlanPublication))]
[JsonSerializable(typeof(Entities.ListedEntity))]
internal sealed partial class NoticeJsonContext : JsonSerializerContext
{
    public static NoticeJsonContext Stored { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new AmountConverter() },
        // Accents stay letters: half the size in Spanish, and readable by whoever queries the table. What
        // is stored is never put into a page as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
