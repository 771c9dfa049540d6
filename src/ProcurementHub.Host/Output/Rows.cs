namespace ProcurementHub.Host.Output;

internal sealed record MigrationRow(string Applied);

internal sealed record MovedTableRow(string Table, long SourceRows, long TargetRows, string SourceChecksum, string TargetChecksum, bool Equal);

internal sealed record HousekeepingRow(bool DryRun, int Documents, int Files, long Bytes, int Passes);

internal sealed record MatchRow(int Versions, int Subscriptions, int Matches, int UnreadableKeywords, int PlanLines, int PlanMatches);

internal sealed record PreviewRow(string Email, bool GetsMail, string? Subject, string? Text, int LeftOutClosed);

internal sealed record SendRow(
    int Due, int Digests, int Items, int LeftOut, int Waiting, int Sent, int Postponed, int GivenUp, string? LastError);

/// <param name="State">ok, warning or failed.</param>
internal sealed record DoctorRow(string Check, string State, string Finding, string? Remedy);

internal sealed record DemoPassRow(
    int Pass, DateTimeOffset At, IReadOnlyList<CollectRow> Sources, int Matches, int SubscribersWithMatch, int Mails, bool Held);
