using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Documents;

/// <summary>How documents lie in the tables.</summary>
internal static class DocumentTables
{
    private const int HeaderLength = 100;
    private const int MediaTypeLength = 200;

    public static BulkTable<DocumentWriter.Added> Added { get; } = new BulkTable<DocumentWriter.Added>("document")
        .Integer("id", row => row.Document.Row.Id)
        .Key("source_id", KeyLength.Source, row => row.Document.Fetched.SourceId)
        .Text("url", row => row.Document.Fetched.Url)
        .Bytes("url_hash", row => DocumentStore.HashOf(row.Document.Fetched.Url))
        .Bytes("sha256", row => row.Document.Fetched.Sha256)
        .Integer("bytes", row => row.Document.Fetched.Bytes)
        .Key("media_type", MediaTypeLength, row => row.Document.Fetched.MediaType)
        .Integer("http_status", row => row.Document.Fetched.HttpStatus)
        .Text("etag", row => row.Document.Fetched.Etag)
        .Key("last_modified", HeaderLength, row => row.Document.Fetched.LastModified)
        .Instant("first_fetched_at", row => row.Document.Fetched.At)
        .Instant("last_fetched_at", row => row.Document.Fetched.At)
        .Integer("run_id", row => row.Document.Fetched.RunId)
        .Integer("outcome", row => (int)row.Outcome)
        .Text("reason", row => row.Result?.Reason)
        .Key("reader_version", HeaderLength, row => row.Result?.ReaderVersion)
        .Integer("records", row => row.Result?.Records ?? 0)
        .Integer("notices", row => row.Result?.Notices ?? 0)
        .Integer("plan_lines", row => row.Result?.PlanLines ?? 0)
        .Integer("rejected", row => row.Result?.Rejected ?? 0)
        .Key("charset", HeaderLength, row => row.Document.Fetched.Charset)
        .Bytes("row_hash", row => row.Document.Fetched.RowHash)
        .Text("headers", row => NamedTexts.Write(row.Document.Fetched.Headers))
        .Text("final_url", row => row.Document.Fetched.FinalUrl)
        .Text("known", row => NamedTexts.Write(row.Document.Fetched.Known))
        .Flag("is_backfill", row => row.Document.Fetched.IsBackfill);

    public static BulkTable<ArrivedDocument> FetchedAgain { get; } = new BulkTable<ArrivedDocument>("fetched_again")
        .Integer("id", row => row.Row.Id)
        .Instant("last_fetched_at", row => row.Fetched.At)
        .Integer("run_id", row => row.Fetched.RunId)
        .Key("media_type", MediaTypeLength, row => row.Fetched.MediaType)
        .Key("charset", HeaderLength, row => row.Fetched.Charset)
        .Integer("http_status", row => row.Fetched.HttpStatus)
        .Text("etag", row => row.Fetched.Etag)
        .Key("last_modified", HeaderLength, row => row.Fetched.LastModified)
        .Bytes("row_hash", row => row.Fetched.RowHash)
        .Text("headers", row => NamedTexts.Write(row.Fetched.Headers))
        .Text("final_url", row => row.Fetched.FinalUrl)
        .Text("known", row => NamedTexts.Write(row.Fetched.Known));

    public static BulkTable<DocumentWriter.NumberedDiagnostic> Diagnostics { get; } =
        new BulkTable<DocumentWriter.NumberedDiagnostic>("document_diagnostic")
            .Integer("document_id", row => row.DocumentId)
            .Integer("ordinal", row => row.Ordinal)
            .Key("field", HeaderLength, row => row.Count.Field)
            .Text("reason", row => row.Count.Reason)
            .Integer("occurrences", row => row.Count.Occurrences)
            .Text("example_position", row => row.Count.ExamplePosition)
            .Text("example_text", row => row.Count.ExampleText);

    public static BulkTable<DocumentWriter.Closed> Closed(string name) => new BulkTable<DocumentWriter.Closed>(name)
        .Integer("id", row => row.Id)
        .Instant("observed_at", row => row.ObservedAt)
        .Integer("outcome", row => (int)row.Result.Outcome)
        .Text("reason", row => row.Result.Reason)
        .Key("reader_version", HeaderLength, row => row.Result.ReaderVersion)
        .Integer("records", row => row.Result.Records)
        .Integer("notices", row => row.Result.Notices)
        .Integer("plan_lines", row => row.Result.PlanLines)
        .Integer("rejected", row => row.Result.Rejected);
}
