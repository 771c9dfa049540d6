using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementHub.Core.Classification;

/// <summary>sectors.json as it stands. Codes are parted by blanks, words and phrases by commas.</summary>
internal sealed record SectorData(IReadOnlyList<SectorRow> Sectors, SectorCodeRow Schemes, SectorCodeRow NoSector, string Ignore)
{
    internal static SectorData Load()
    {
        using var file = EmbeddedData.Open("sectors.json");
        return JsonSerializer.Deserialize(file, SectorDataContext.Default.SectorData)
            ?? throw new InvalidDataException("sectors.json is empty.");
    }
}

internal sealed record SectorRow(
    string Code, string Es, string En, string Unspsc, string Cpv, string Isic, string Words, string? Weak, string? Unless);

internal sealed record SectorCodeRow(string Unspsc, string Cpv, string Isic);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false)]
[JsonSerializable(typeof(SectorData))]
internal sealed partial class SectorDataContext : JsonSerializerContext;
