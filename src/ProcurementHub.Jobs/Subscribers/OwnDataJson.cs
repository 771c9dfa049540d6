using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Jobs.Subscribers;

/// <summary>All that the hub has of a subscriber, as they may take it with them.</summary>
[JsonSerializable(typeof(OwnData))]
public sealed partial class OwnDataJson : JsonSerializerContext
{
    private static readonly OwnDataJson plain = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
        WriteIndented = true,
        // People read it.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    public static byte[] Write(OwnData data) => JsonSerializer.SerializeToUtf8Bytes(data, plain.OwnData);
}
