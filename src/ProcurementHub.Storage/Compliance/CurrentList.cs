namespace ProcurementHub.Storage.Compliance;

/// <summary>
/// Who stood in the lists at an instant. A list that came anew no longer names whom it left out: that shows by others of
/// the same document that were seen later. Where the next reading is only known by what it found again after the instant,
/// who was left out in it still counts as listed.
/// </summary>
internal static class CurrentList
{
    public static IEnumerable<ListedBodyRow> Of(IReadOnlyList<ListedBodyRow> rows, DateTimeOffset knownAt)
    {
        foreach (var list in rows.GroupBy(row => (row.SourceId, Url: Convert.ToHexString(row.UrlHash))))
        {
            var newest = list.Max(row => row.LastSeenAt <= knownAt ? row.LastSeenAt : row.FirstSeenAt);
            foreach (var row in list.Where(row => row.LastSeenAt >= newest))
                yield return row;
        }
    }
}
