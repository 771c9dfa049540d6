using System.Collections;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Storage.Subscribers;

/// <summary>
/// The stored form of a saved search. Equal criteria give equal text, whose hash tells whether a subscriber
/// has this search already: never reorder the properties, and never write what is not asked for, except by the
/// first of them, which were always written.
/// </summary>
internal static class CriteriaJson
{
    private static readonly string[] alwaysWritten = ["sectors", "regions", "categories", "keywords", "exclude"];

    private static readonly JsonTypeInfo<SubscriptionCriteria> form = Form();

    public static string Write(SubscriptionCriteria criteria) => JsonSerializer.Serialize(criteria, form);

    public static SubscriptionCriteria Read(string json)
    {
        var read = JsonSerializer.Deserialize(json, form) ?? throw new JsonException("A stored subscription is 'null'.");

        // What was not written is null here, whatever the record begins with.
        return read with { ProcedureTypes = read.ProcedureTypes ?? [], Kinds = read.Kinds ?? [] };
    }

    public static byte[] Hash(string json) => SHA256.HashData(Encoding.UTF8.GetBytes(json));

    private static JsonTypeInfo<SubscriptionCriteria> Form()
    {
        var options = new JsonSerializerOptions(CriteriaJsonContext.Default.Options)
        {
            TypeInfoResolver = CriteriaJsonContext.Default.WithAddedModifier(LeaveOutWhatIsNotAskedFor),
        };
        return (JsonTypeInfo<SubscriptionCriteria>)options.GetTypeInfo(typeof(SubscriptionCriteria));
    }

    private static void LeaveOutWhatIsNotAskedFor(JsonTypeInfo type)
    {
        if (type.Type != typeof(SubscriptionCriteria))
            return;
        foreach (var property in type.Properties.Where(property => !alwaysWritten.Contains(property.Name)))
            property.ShouldSerialize = (_, value) => value is not (null or false or ICollection { Count: 0 });
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SubscriptionCriteria))]
internal sealed partial class CriteriaJsonContext : JsonSerializerContext;
