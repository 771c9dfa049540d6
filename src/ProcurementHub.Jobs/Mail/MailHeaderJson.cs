using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementHub.Jobs.Mail;

/// <summary>The stored form of a mail's extra headers.</summary>
internal static class MailHeaderJson
{
    internal static string Write(IReadOnlyList<MailHeader> headers) =>
        JsonSerializer.Serialize([.. headers], MailHeaderJsonContext.Default.MailHeaderArray);

    internal static IReadOnlyList<MailHeader> Read(string json) =>
        JsonSerializer.Deserialize(json, MailHeaderJsonContext.Default.MailHeaderArray) ?? [];
}

[JsonSerializable(typeof(MailHeader[]))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class MailHeaderJsonContext : JsonSerializerContext;
