namespace ProcurementHub.Core.Notices;

/// <summary>A notice's place in the addresses of the hub, on pages and in mails.</summary>
public static class NoticePath
{
    /// <summary>
    /// "/notices/source/native id". Native ids hold blanks and slashes; the slashes stay, since servers do
    /// not decode them in a path, and each part between them is escaped for itself.
    /// </summary>
    public static string Of(NoticeKey key) => "/notices/" + Escaped(key);

    /// <summary>"/calendar/source/native id.ics": the deadline for a calendar.</summary>
    public static string CalendarOf(NoticeKey key) => $"/calendar/{Escaped(key)}.ics";

    private static string Escaped(NoticeKey key) =>
        $"{Uri.EscapeDataString(key.SourceId)}/{string.Join('/', key.NativeId.Split('/').Select(Uri.EscapeDataString))}";
}
