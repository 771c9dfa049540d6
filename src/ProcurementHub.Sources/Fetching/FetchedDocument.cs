using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Fetching;

/// <summary>One page or file as it came. Its bytes can be read any number of times until it is disposed of.</summary>
public sealed class FetchedDocument : IAsyncDisposable
{
    private readonly Spool content;

    internal FetchedDocument(string url, Spool content)
    {
        Url = FinalUrl = url;
        this.content = content;
    }

    private FetchedDocument(FetchedDocument other)
        : this(other.Url, other.content)
    {
        FinalUrl = other.FinalUrl;
        MediaType = other.MediaType;
        Charset = other.Charset;
        HttpStatus = other.HttpStatus;
        ETag = other.ETag;
        LastModified = other.LastModified;
        Headers = other.Headers;
        Known = other.Known;
        IsNotModified = other.IsNotModified;
        Sha256 = other.Sha256;
        RowHash = other.RowHash;
        Items = other.Items;
    }

    /// <summary>
    /// What it is known by: the address that was asked for, wherever that led, or the file name relative to the
    /// folder that is read. A server may send each reader to another copy of one file.
    /// </summary>
    public string Url { get; }

    /// <summary>Where its bytes came from in the end. Links in it start from there.</summary>
    public string FinalUrl { get; init; }

    /// <summary>The same where redirects led elsewhere; null where there were none. Behind a '#' stands what was posted.</summary>
    public string? LedTo =>
        Url.StartsWith(FinalUrl, StringComparison.Ordinal) && (Url.Length == FinalUrl.Length || Url[FinalUrl.Length] == '#') ? null : FinalUrl;

    public long Length => content.Length;

    public string? MediaType { get; init; }

    public string? Charset { get; init; }

    /// <summary>Null for saved files.</summary>
    public int? HttpStatus { get; init; }

    public string? ETag { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    /// <summary>What the server said of the document, word by word, as far as it matters later. Empty for saved files.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>What is known of each record in it from elsewhere: from the row that led here, or from the file's name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Known { get; init; } = [];

    /// <summary>True when the server said that these bytes, which are kept already, are still what it has.</summary>
    public bool IsNotModified { get; init; }

    /// <summary>Of the bytes, where somebody has looked at all of them already.</summary>
    public byte[]? Sha256 { get; init; }

    /// <summary>Of the row of a list that led to it; null where none did.</summary>
    public byte[]? RowHash { get; init; }

    /// <summary>What its reader would make of it, where the walk had to read it to find its way.</summary>
    public IReadOnlyList<ReadItem>? Items { get; init; }

    /// <summary>The bytes themselves, where they are few; else <see cref="OpenRead"/> reads them.</summary>
    public ReadOnlyMemory<byte>? Bytes => content.Bytes;

    public DocumentOrigin Origin => new(FinalUrl, MediaType, Charset) { Asked = Url };

    public static FetchedDocument OfFile(string url, string path) => new(url, Spool.OfFile(path));

    public static FetchedDocument OfBytes(string url, byte[] bytes) => new(url, Spool.OfBytes(bytes));

    internal static FetchedDocument OfKnown(string url, KnownDocument known, Uri finalAddress, IReadOnlyList<KeyValuePair<string, string>> headers) => new(url, Spool.OfKept(known.Open, known.Length))
    {
        FinalUrl = finalAddress.AbsoluteUri,
        Headers = headers,
        MediaType = known.MediaType,
        Charset = known.Charset,
        HttpStatus = 304,
        ETag = known.ETag,
        LastModified = known.LastModified,
        IsNotModified = true,
        Sha256 = known.Sha256,
    };

    /// <summary>A document whose bytes are kept already, to be read again without asking anybody for it.</summary>
    /// <param name="fields">See <see cref="Known"/>.</param>
    public static FetchedDocument OfKept(string url, KnownDocument kept, IReadOnlyList<KeyValuePair<string, string>> fields) => new(url, Spool.OfKept(kept.Open, kept.Length))
    {
        FinalUrl = kept.FinalUrl ?? url,
        MediaType = kept.MediaType,
        Charset = kept.Charset,
        IsNotModified = true,
        Sha256 = kept.Sha256,
        Known = fields,
    };

    public Stream OpenRead() => content.OpenRead();

    /// <summary>Fills in what the record itself does not say.</summary>
    public void Complete(SourceRecord record)
    {
        foreach (var (field, text) in Known)
        {
            if (record[field] is null)
                record.Add(field, text);
        }
    }

    internal FetchedDocument With(IReadOnlyList<KeyValuePair<string, string>> known, byte[]? rowHash = null) => new(this) { Known = known, RowHash = rowHash };

    internal FetchedDocument With(IReadOnlyList<ReadItem>? items, byte[] sha256) => new(this) { Items = items, Sha256 = sha256 };

    public ValueTask DisposeAsync()
    {
        content.Dispose();
        return ValueTask.CompletedTask;
    }
}
