using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementHub.Storage.Digests;

internal static class HeadersJson
{
    public static string Write(IReadOnlyDictionary<string, string> headers) =>
        JsonSerializer.Serialize(headers, HeadersJsonContext.Default.IReadOnlyDictionaryStringString);

    public static IReadOnlyDictionary<string, string> Read(string json) =>
        JsonSerializer.Deserialize(json, HeadersJsonContext.Default.IReadOnlyDictionaryStringString)
        ?? throw new JsonException("The stored headers of a message are 'null'.");
}

[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class HeadersJsonContext : JsonSerializerContext;
