namespace ProcurementHub.Sources.Reading;

/// <summary>One thing that a reader came upon. Nothing in a document goes by without one of these.</summary>
public abstract record ReadItem
{
    private ReadItem()
    {
    }

    public sealed record Found(SourceRecord Record) : ReadItem;

    /// <summary>A piece that should be a record and cannot be read as one; the rest goes on.</summary>
    /// <param name="Raw">The piece as it stood, cut to what is worth keeping.</param>
    public sealed record Unreadable(string Position, string Reason, string? Raw) : ReadItem;

    /// <summary>The document, or what follows, cannot be read. Always the last item.</summary>
    public sealed record Broken(string Reason) : ReadItem;
}
