using ProcurementHub.Core.Classification;
using ProcurementHub.Host.CommandLine;

namespace ProcurementHub.Host.Wiring;

/// <summary>Which model tells sectors from titles: the one that comes with the hub, or one that <c>hub train-sectors</c> made.</summary>
internal static class SectorSettings
{
    private const string Key = "Sectors:Model";

    public static SectorResolver Read(IConfiguration configuration)
    {
        var path = configuration[Key];
        if (string.IsNullOrWhiteSpace(path))
            return SectorResolver.Standard;
        if (!File.Exists(path))
            throw VerbFailure.WrongUse($"{Key}: '{path}' is not a file.");
        using var file = File.OpenText(path);
        var resolver = SectorResolver.WithModel(file);
        return resolver.HasValue
            ? resolver.Value
            : throw VerbFailure.WrongUse($"{Key}: '{path}' is not a sector model that can be used. {resolver.Reason}");
    }
}
