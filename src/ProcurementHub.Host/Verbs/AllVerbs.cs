using System.CommandLine;

namespace ProcurementHub.Host.Verbs;

internal static class AllVerbs
{
    public static IEnumerable<Command> Create() =>
    [
        MigrateVerb.Create(),
        CollectVerb.Create(),
        ExportVerb.Create(),
    ];
}
