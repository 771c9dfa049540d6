using ProcurementHub.Core.Documents;

namespace ProcurementHub.Storage.Documents;

/// <summary>A document as it just came in; its bytes are already kept as evidence.</summary>
public sealed record FetchedDocument
{
    public required string SourceId { get; init; }

    public required long RunId { get; init; }

    /// <summary>Address, or file name relative to the folder that is read.</summary>
    public required string Url { get; init; }

    /// <summary>32 bytes, of the content.</summary>
    public required byte[] Sha256 { get; init; }

    public required long Bytes { get; init; }

    public string? MediaType { get; init; }

    /// <summary>As the header named it.</summary>
    public string? Charset { get; init; }

    /// <summary>Null for files, and where a server said that the bytes are those of the last time.</summary>
    public int? HttpStatus { get; init; }

    public string? Etag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>Where the bytes came from after redirects; null where there were none.</summary>
    public string? FinalUrl { get; init; }

    /// <summary>Of the answer that brought the bytes; empty for files, and where a server sent none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>What is known of each record in it from elsewhere.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Known { get; init; } = [];

    /// <summary>True where it comes with history, of which nobody is told.</summary>
    public bool IsBackfill { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>32 bytes, of the row of a list that led to it; null where none did.</summary>
    public byte[]? RowHash { get; init; }

    /// <summary>Of the reader that is going to read it. Another version reads known documents again.</summary>
    public required string ReaderVersion { get; init; }
}

/// <summary>A document as it stands in the database.</summary>
public sealed record DocumentRow
{
    public required long Id { get; init; }

    public required string SourceId { get; init; }

    public required string Url { get; init; }

    public required byte[] Sha256 { get; init; }

    public required long Bytes { get; init; }

    public string? MediaType { get; init; }

    public string? Charset { get; init; }

    public int? HttpStatus { get; init; }

    public string? Etag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>Where the bytes came from after redirects; null where there were none.</summary>
    public string? FinalUrl { get; init; }

    internal string? HeaderLines { get; init; }

    internal string? KnownLines { get; init; }

    /// <summary>Of the answer that brought the bytes, as far as they matter later.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => NamedTexts.Read(HeaderLines);

    /// <summary>What is known of each record in it from elsewhere.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Known => NamedTexts.Read(KnownLines);

    public required DateTimeOffset FirstFetchedAt { get; init; }

    public required DateTimeOffset LastFetchedAt { get; init; }

    public required DocumentOutcome Outcome { get; init; }

    public string? Reason { get; init; }

    public string? ReaderVersion { get; init; }

    public required int Records { get; init; }

    public required int Notices { get; init; }

    public required int PlanLines { get; init; }

    public required int Rejected { get; init; }

    public byte[]? RowHash { get; init; }

    /// <summary>True where it first came with history: what it says is nobody's news, whenever it is read.</summary>
    public bool? IsBackfill { get; init; }

    /// <summary>Since when its bytes are no longer kept, because nothing rested on them; null while they are.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>
    /// True when the address gave exactly this the last time too, and this reader read it to its end then:
    /// reading it again would change nothing.
    /// </summary>
    public bool IsKnown { get; init; }
}

/// <summary>A document that came in, and its row.</summary>
/// <param name="IsNew">The row is in no table yet.</param>
public sealed record ArrivedDocument(FetchedDocument Fetched, DocumentRow Row, bool IsNew);

/// <summary>What reading a document came to.</summary>
public sealed record DocumentResult
{
    public required DocumentOutcome Outcome { get; init; }

    /// <summary>Why it was rejected; null when it was read.</summary>
    public string? Reason { get; init; }

    public required string ReaderVersion { get; init; }

    public int Records { get; init; }

    public int Notices { get; init; }

    public int PlanLines { get; init; }

    /// <summary>When the source says that the latest of the plan lines was made; null where it does not.</summary>
    public DateTimeOffset? SourceDate { get; init; }

    public int Rejected { get; init; }

    public IReadOnlyList<DiagnosticCount> Diagnostics { get; init; } = [];
}

/// <summary>The diagnostics of one document that say the same, with one example.</summary>
public sealed record DiagnosticCount
{
    public required string Field { get; init; }

    public required string Reason { get; init; }

    public required int Occurrences { get; init; }

    public required string ExamplePosition { get; init; }

    public string? ExampleText { get; init; }
}
