using System.Text.Json.Serialization;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Web.Subscribing;

/// <summary>All that the hub has of a subscriber, as they may take it with them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(OwnData))]
internal sealed partial class OwnDataJson : JsonSerializerContext;
