namespace ProcurementHub.Storage.Search;

/// <summary>That a version of a notice has a term.</summary>
/// <param name="Key">See <see cref="PostingKey"/>.</param>
/// <param name="InTitle">The title has it.</param>
/// <param name="Places">Where in its texts, in order; a text begins two places after the end of the one before. Null for what is no word.</param>
internal readonly record struct Posting(long Key, bool InTitle, int[]? Places = null)
{
    /// <summary>All that a list says, in its order.</summary>
    public static IEnumerable<Posting> Of(PostingRow row)
    {
        var cursor = new PostingCursor(row);
        while (cursor.MoveNext())
            yield return new Posting(cursor.Current, cursor.InTitle, row.Places is null ? null : cursor.Places(row.Places));
    }
}
