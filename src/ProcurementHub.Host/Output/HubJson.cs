using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementHub.Host.Output;

/// <summary>The lines that verbs write with --json.</summary>
[JsonSerializable(typeof(BackupRow))]
[JsonSerializable(typeof(BounceRow))]
[JsonSerializable(typeof(CheckedRecordRow))]
[JsonSerializable(typeof(ClassifyRow))]
[JsonSerializable(typeof(CollectRow))]
[JsonSerializable(typeof(ComplianceEntryRow))]
[JsonSerializable(typeof(ComplianceLine))]
[JsonSerializable(typeof(ComplianceMailRow))]
[JsonSerializable(typeof(DemoPassRow))]
[JsonSerializable(typeof(DoctorRow))]
[JsonSerializable(typeof(EntityChangeRow))]
[JsonSerializable(typeof(EntityReportRow))]
[JsonSerializable(typeof(EvidenceRow))]
[JsonSerializable(typeof(ExplainRow))]
[JsonSerializable(typeof(GivenUpRow))]
[JsonSerializable(typeof(HousekeepingRow))]
[JsonSerializable(typeof(ImportRow))]
[JsonSerializable(typeof(ListedPlan))]
[JsonSerializable(typeof(MailStateRow))]
[JsonSerializable(typeof(MatchRow))]
[JsonSerializable(typeof(NodeStateRow))]
[JsonSerializable(typeof(PreviewRow))]
[JsonSerializable(typeof(ProcedureChangeRow))]
[JsonSerializable(typeof(ProcedureNoticeReport))]
[JsonSerializable(typeof(PublishedPlanRow))]
[JsonSerializable(typeof(RejectedReasonRow))]
[JsonSerializable(typeof(RejectedRecordRow))]
[JsonSerializable(typeof(RestoreRow))]
[JsonSerializable(typeof(SendRow))]
[JsonSerializable(typeof(TrainingRow))]
[JsonSerializable(typeof(SourceDetailRow))]
[JsonSerializable(typeof(SourceStateRow))]
[JsonSerializable(typeof(SuppressionChangeRow))]
[JsonSerializable(typeof(SuppressionRow))]
[JsonSerializable(typeof(MigrationRow))]
[JsonSerializable(typeof(MovedTableRow))]
[JsonSerializable(typeof(VolumeRow))]
internal sealed partial class HubJson : JsonSerializerContext
{
    public static HubJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
