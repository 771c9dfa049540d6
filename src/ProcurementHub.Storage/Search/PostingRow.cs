using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Search;

/// <summary>One packed list.</summary>
internal sealed record PostingRow
{
    // Longer words are broken text; what they are cut to finds them still.
    public const int LongestTerm = 100;

    // To make a filter takes as long as to walk the list once: not for a list that is searched once and forgotten.
    private const int SearchesBeforeFilter = 2;

    private ListBlocks? blocks;
    private KeyFilter? filter;
    private int searches;

    public required int Bucket { get; init; }

    public required string Term { get; init; }

    public long Part { get; init; }

    public int Notices { get; init; }

    /// <summary>Empty where nobody asked for them: no list is.</summary>
    public byte[] Entries { get; init; } = [];

    /// <summary>Null for what is no word, and where nobody asked for them.</summary>
    public byte[]? Places { get; init; }

    public bool HasEntries => Entries.Length > 0;

    /// <summary>Found out once: a list that is at hand is searched many times.</summary>
    public ListBlocks Blocks => blocks ??= new ListBlocks(Bucket, Entries);

    /// <summary>Asked once by each search; null until it is worth its making.</summary>
    public KeyFilter? FilterForOneMoreSearch() => filter ??= searches++ < SearchesBeforeFilter ? null : new KeyFilter(this);

    /// <summary>Which lists, without what they say.</summary>
    public static BulkTable<PostingRow> Names { get; } = new BulkTable<PostingRow>("named_posting")
        .Key("term", LongestTerm, row => row.Term)
        .Integer("part", row => row.Part);

    public static BulkTable<PostingRow> Table { get; } = new BulkTable<PostingRow>("search_posting")
        .Integer("bucket", row => row.Bucket)
        .Key("term", LongestTerm, row => row.Term)
        .Integer("part", row => row.Part)
        .Integer("notices", row => row.Notices)
        .Bytes("entries", row => row.Entries)
        .Bytes("places", row => row.Places);

    /// <param name="postings">Largest key first.</param>
    public static PostingRow Of(int bucket, string term, long part, IEnumerable<Posting> postings)
    {
        var builder = new PostingBuilder(bucket);
        foreach (var posting in postings)
        {
            if (posting.Places is null)
                builder.Add(posting.Key, posting.InTitle);
            foreach (var place in posting.Places ?? [])
                builder.Add(posting.Key, posting.InTitle, place);
        }

        return builder.ToRow(term, part);
    }

    public static string Cut(string term) => term.Length <= LongestTerm ? term : term[..LongestTerm];
}
