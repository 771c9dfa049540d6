using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Collecting;

/// <summary>How staged notices lie in the tables.</summary>
internal static class NoticeTables
{
    public static BulkTable<StagedNotice> Seen { get; } = new BulkTable<StagedNotice>("seen_notice")
        .Integer("ordinal", row => row.Ordinal)
        .Key("native_id", KeyLength.NativeId, row => row.Draft.Key.NativeId)
        .Bytes("seen_hash", row => row.SeenHash)
        .Instant("source_date", row => row.Draft.SourceDate)
        .Flag("only_news", row => row.Batch.Batch.OnlyNews);

    /// <summary>Drafts that differ from the last one seen without saying anything else.</summary>
    public static BulkTable<StagedNotice> SaidAgain { get; } = new BulkTable<StagedNotice>("said_again")
        .Integer("id", row => row.Id)
        .Bytes("seen_hash", row => row.SeenHash);

    /// <summary>Drafts that differ from what is kept, under the same date of the source.</summary>
    public static BulkTable<StagedNotice> SameDate { get; } = new BulkTable<StagedNotice>("same_date")
        .Integer("id", row => row.Id)
        .Bytes("content_hash", row => row.ContentHash)
        .Bytes("bare_hash", row => row.Draft is { IsPartial: true, LeavesItems: false } ? row.ContentHash : row.SeenHash);

    public static BulkTable<StagedNotice> Added { get; } = Notice("notice");

    public static BulkTable<StagedNotice> Changed { get; } = Notice("changed_notice");

    public static BulkTable<StagedNotice> Version { get; } = new BulkTable<StagedNotice>("notice_version")
        .Integer("id", row => row.VersionId)
        .Integer("notice_id", row => row.Id)
        .Integer("number", row => row.Number)
        .Instant("observed_at", row => row.ObservedAt)
        .Integer("document_id", row => row.Batch.Batch.DocumentId)
        .Text("position", row => row.Draft.Position)
        .Bytes("content_hash", row => row.ContentHash)
        .Utf8("content", row => row.Json)
        .Flag("is_backfill", row => row.Batch.Batch.IsBackfill)
        .Integer("alert_kind", row => (int)row.AlertKind)
        .Integer("match_state", row => (int)row.MatchState);

    public static BulkTable<(long VersionId, NoticeChange Change)> Change { get; } =
        new BulkTable<(long VersionId, NoticeChange Change)>("notice_change")
            .Integer("version_id", row => row.VersionId)
            .Integer("field", row => (int)row.Change.Field)
            .Integer("kind", row => (int)row.Change.Kind)
            .Text("text_before", row => row.Change.Before)
            .Text("text_after", row => row.Change.After);

    /// <summary>Their lead times are to be counted.</summary>
    public static BulkTable<StagedNotice> LeadTimePending { get; } = new BulkTable<StagedNotice>("lead_time_pending")
        .Integer("notice_id", row => row.Id)
        .Flag("taken", _ => false);

    private static BulkTable<StagedNotice> Notice(string name) => new BulkTable<StagedNotice>(name)
        .Integer("id", row => row.Id)
        .Key("source_id", KeyLength.Source, row => row.Draft.Key.SourceId)
        .Key("native_id", KeyLength.NativeId, row => row.Draft.Key.NativeId)
        .Text("ocid", row => row.Content.Ocid)
        .Key("procedure_code", KeyLength.ProcedureCode, row => row.Content.ProcedureCode)
        .Integer("call_number", row => row.Content.Call)
        .Integer("entity_id", row => row.EntityId)
        .Text("entity_name", row => row.Content.Entity?.Name)
        .Text("title", row => row.Content.Title)
        .Integer("category", row => (int)row.Content.Category)
        .Text("procedure_type", row => row.Content.ProcedureType)
        .Integer("status", row => (int)row.Content.Status)
        .Instant("published_at", row => row.Content.Published)
        .Instant("consultations_until", row => row.Content.ConsultationsUntil)
        .Instant("deadline_at", row => row.Content.Deadline.At)
        .Integer("deadline_basis", row => (int)row.Content.Deadline.Basis)
        .Instant("first_deadline_at", row => row.Content.Deadline.At)
        .Integer("amount_cents", row => AmountColumns.Cents(row.Content.Amount))
        .Key("amount_currency", KeyLength.Currency, row => row.Content.Amount.Currency)
        .Integer("amount_state", row => (int)row.Content.Amount.State)
        .Flag("sme_reserved", row => row.Content.SmeReserved)
        .Flag("restarted", row => row.Content.Restart is not null)
        .Integer("winner_count", row => row.Content.Winners?.Count)
        .Integer("winner_sized", row => row.Content.Winners?.Sized)
        .Integer("winner_small", row => row.Content.Winners?.SmallFirms)
        .Text("url", row => row.Content.Url)
        .Integer("version", row => row.Number)
        .Integer("version_id", row => row.VersionId)
        .Bytes("seen_hash", row => row.SeenHash)
        .Instant("source_date", row => row.Draft.SourceDate)
        .Instant("first_seen_at", row => row.ObservedAt)
        .Instant("observed_at", row => row.ObservedAt);
}
