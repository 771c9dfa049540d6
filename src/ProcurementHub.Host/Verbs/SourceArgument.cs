using ProcurementHub.Host.CommandLine;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Host.Verbs;

internal static class SourceArgument
{
    public static SourceDefinition Find(SourceCatalog catalog, string id) =>
        catalog.Find(id)
        ?? throw VerbFailure.WrongUse($"There is no source '{id}'; there are: {string.Join(", ", catalog.All.Select(source => source.Id))}.");
}
