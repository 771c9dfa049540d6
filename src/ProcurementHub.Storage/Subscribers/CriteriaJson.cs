using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Storage.Subscribers;

/// <summary>
/// The stored form of a saved search. Equal criteria give equal text, whose hash tells whether a subscriber
/// has this search already; never reorder the properties.
/// </summary>
internal static class CriteriaJson
{
    public static string Write(SubscriptionCriteria criteria) =>
        JsonSerializer.Serialize(criteria, CriteriaJsonContext.Default.SubscriptionCriteria);

    public static SubscriptionCriteria Read(string json) =>
        JsonSerializer.Deserialize(json, CriteriaJsonContext.Default.SubscriptionCriteria)
        ?? throw new JsonException("A stored subscription is 'null'.");

    public static byte[] Hash(string json) => SHA256.HashData(Encoding.UTF8.GetBytes(json));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SubscriptionCriteria))]
internal sealed partial class CriteriaJsonContext : JsonSerializerContext;
