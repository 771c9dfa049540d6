namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>One thing found in a document that may be an archive.</summary>
internal abstract record ArchiveItem
{
    private ArchiveItem()
    {
    }

    /// <param name="Entry">Its name in the archive; null where the document is no archive, or holds one nameless content.</param>
    /// <param name="Content">Good until the next item is asked for.</param>
    public sealed record Document(string? Entry, Stream Content) : ArchiveItem;

    /// <param name="Entry">Null where the archive as a whole is meant: then nothing follows.</param>
    public sealed record Refused(string? Entry, string Reason) : ArchiveItem;
}
