namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>Reads one element, given as the bytes of its JSON.</summary>
internal static class ElementReading
{
    public static ReleaseOutcome ReadRelease(
        Memory<byte> json, ValueState state, string position, string? recordOcid, OcdsSettings settings)
    {
        if (state == ValueState.TooLarge)
            return new(TooLarge(json, position), null, null, false);
        if (!JsonPiece.TryParse(json, out var document, out var reason))
            return new(new ReadItem.Unreadable(position, reason, RawHead.Of(json.Span)), null, null, false);
        using (document)
            return ReleaseReading.Read(document.RootElement, position, recordOcid, settings);
    }

    public static IEnumerable<ReadItem> ReadRecord(Memory<byte> json, ValueState state, string position, OcdsSettings settings)
    {
        if (state == ValueState.TooLarge)
            return [TooLarge(json, position)];
        if (!JsonPiece.TryParse(json, out var document, out var reason))
            return [new ReadItem.Unreadable(position, reason, RawHead.Of(json.Span))];
        using (document)
            return RecordParts.Of(document.RootElement, position, settings).Resolve();
    }

    public static string? ReadText(Memory<byte> json)
    {
        if (!JsonPiece.TryParse(json, out var document, out _))
            return null;
        using (document)
            return JsonValues.TextOf(document.RootElement);
    }

    private static ReadItem.Unreadable TooLarge(Memory<byte> head, string position) =>
        new(position, "This is larger than one record may be.", RawHead.Of(head.Span));
}
