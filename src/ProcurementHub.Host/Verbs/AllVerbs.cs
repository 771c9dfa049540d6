using System.CommandLine;

namespace ProcurementHub.Host.Verbs;

internal static class AllVerbs
{
    public static IEnumerable<Command> Create() =>
    [
        DemoVerb.Create(),
        ServeVerb.CreateServe(),
        ServeVerb.CreateWork(),
        NodesVerb.Create(),
        SourcesVerb.Create(),
        CollectVerb.Create(),
        MatchVerb.Create(),
        ClassifyVerb.Create(),
        TrainSectorsVerb.Create(),
        DigestsVerb.Create(),
        SubscribersVerb.Create(),
        MailVerb.Create(),
        PlansVerb.Create(),
        ComplianceVerb.Create(),
        EntitiesVerb.Create(),
        ProceduresVerb.Create(),
        ExportVerb.Create(),
        EvidenceVerb.Create(),
        RejectedVerb.Create(),
        HousekeepingVerb.Create(),
        BackupVerb.CreateBackup(),
        BackupVerb.CreateRestore(),
        MigrateVerb.Create(),
        DoctorVerb.Create(),
    ];
}
