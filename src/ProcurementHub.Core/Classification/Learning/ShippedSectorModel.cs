namespace ProcurementHub.Core.Classification.Learning;

/// <summary>The model that travels inside the assembly; how it was made stands in its first lines.</summary>
internal static class ShippedSectorModel
{
    internal static SectorModel Load()
    {
        using var file = new StreamReader(EmbeddedData.Open("sector-model.txt"));
        var model = SectorModelFile.Read(file);
        return model.HasValue ? model.Value : throw new InvalidDataException($"sector-model.txt: {model.Reason}");
    }
}
