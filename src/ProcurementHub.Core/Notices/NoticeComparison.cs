using ProcurementHub.Core.Classification;

namespace ProcurementHub.Core.Notices;

/// <summary>
/// Tells what moved between two versions and what it means. A blank that is filled is enrichment; the
/// passing of a deadline is nobody's news; what a bidder must act on is alert-worthy.
/// </summary>
public static class NoticeComparison
{
    /// <summary>Empty when nothing that counts as content differs.</summary>
    public static IReadOnlyList<NoticeChange> Compare(NoticeContent before, NoticeContent after)
    {
        var changes = new List<NoticeChange>();
        Text(changes, NoticeField.Title, KindOfTitle(before.Title, after.Title), before.Title, after.Title);
        Text(changes, NoticeField.Description, ChangeKind.Correction, before.Description, after.Description);
        Text(changes, NoticeField.Entity, ChangeKind.Correction, ChangeText.Of(before.Entity), ChangeText.Of(after.Entity));
        Text(changes, NoticeField.ProcedureType, ChangeKind.Correction, before.ProcedureType, after.ProcedureType);
        Text(changes, NoticeField.ProcedureCode, ChangeKind.Correction, before.ProcedureCode, after.ProcedureCode);
        Text(changes, NoticeField.Published, ChangeKind.Correction, ChangeText.Of(before.Published), ChangeText.Of(after.Published));
        Text(changes, NoticeField.ConsultationsUntil, ChangeKind.Correction,
            ChangeText.Of(before.ConsultationsUntil), ChangeText.Of(after.ConsultationsUntil));
        Text(changes, NoticeField.Deadline, ChangeKind.AlertWorthy, ChangeText.Of(before.Deadline.At), ChangeText.Of(after.Deadline.At));
        Text(changes, NoticeField.Restart, ChangeKind.AlertWorthy, ChangeText.Of(before.Restart), ChangeText.Of(after.Restart),
            filledKind: ChangeKind.AlertWorthy);
        Text(changes, NoticeField.SmeReserved, ChangeKind.Correction, ChangeText.Of(before.SmeReserved), ChangeText.Of(after.SmeReserved));
        Text(changes, NoticeField.Url, ChangeKind.Correction, before.Url, after.Url);
        Text(changes, NoticeField.Category, ChangeKind.Correction, ChangeText.Of(before.Category), ChangeText.Of(after.Category));
        Text(changes, NoticeField.Amount, ChangeKind.AlertWorthy, ChangeText.Of(before.Amount), ChangeText.Of(after.Amount));
        Text(changes, NoticeField.Regions, IsCloser(before.Regions, after.Regions) || IsReadAnew(before, after) ? ChangeKind.Enrichment : ChangeKind.AlertWorthy,
            ChangeText.Of(before.Regions), ChangeText.Of(after.Regions));
        Text(changes, NoticeField.Sectors, ChangeKind.Correction, ChangeText.Of(before.Sectors), ChangeText.Of(after.Sectors));
        Text(changes, NoticeField.Classifications, ChangeKind.Correction,
            ChangeText.Of(before.Classifications), ChangeText.Of(after.Classifications));
        Text(changes, NoticeField.Schedule, ChangeKind.Correction, ChangeText.Of(before.Schedule), ChangeText.Of(after.Schedule));
        Text(changes, NoticeField.Ocid, ChangeKind.Correction, before.Ocid, after.Ocid);
        Text(changes, NoticeField.Call, ChangeKind.Correction, ChangeText.Of(before.Call), ChangeText.Of(after.Call));
        Text(changes, NoticeField.DeadlineBasis, ChangeKind.Correction, ChangeText.Of(before.Deadline), ChangeText.Of(after.Deadline));
        Text(changes, NoticeField.Winners, ChangeKind.Correction, ChangeText.Of(before.Winners), ChangeText.Of(after.Winners));
        Documents(changes, before.Documents, after.Documents);
        Status(changes, before.Status, after.Status);
        return changes;
    }

    private static void Text(List<NoticeChange> changes, NoticeField field, ChangeKind kind, string? before, string? after,
        ChangeKind filledKind = ChangeKind.Enrichment)
    {
        if (before == after)
            return;
        changes.Add(new NoticeChange(field, before is null ? filledKind : kind, before, after));
    }

    /// <summary>
    /// The same place told more closely, or a surer place where one within it stood in for it.
    /// </summary>
    private static bool IsCloser(IReadOnlyList<PlaceOfExecution> before, IReadOnlyList<PlaceOfExecution> after)
    {
        return after.All(now => before.Any(was => IsOne(was, now))) && before.All(was => after.Any(now => IsOne(was, now)));

        static bool IsOne(PlaceOfExecution was, PlaceOfExecution now) =>
            RegionTree.Standard.IsWithin(now.Code, was.Code)
            || (was.Trust < now.Trust && RegionTree.Standard.IsWithin(was.Code, now.Code));
    }

    /// <summary>
    /// What is read out of words that are the same as before is no news, though more of them, or less, may be understood now.
    /// </summary>
    private static bool IsReadAnew(NoticeContent before, NoticeContent after)
    {
        return before.Title == after.Title && before.Description == after.Description
            && (IsAll(before.Regions, RegionBasis.Text) || IsAll(after.Regions, RegionBasis.Text))
            && before.Regions.Concat(after.Regions).All(place => place.Basis != RegionBasis.PlaceOfExecution);

        static bool IsAll(IReadOnlyList<PlaceOfExecution> places, RegionBasis basis) => places.All(place => place.Basis == basis);
    }

    /// <summary>The rest of a title that was shown cut is no news, and neither is its being cut.</summary>
    private static ChangeKind KindOfTitle(string before, string after) =>
        CutText.IsSurelyCutOff(before, after) ? ChangeKind.Enrichment
        : CutText.IsSurelyCutOff(after, before) ? ChangeKind.Correction
        : ChangeKind.AlertWorthy;

    private static void Status(List<NoticeChange> changes, NoticeStatus before, NoticeStatus after)
    {
        if (before == after)
            return;
        var kind = (before, after) switch
        {
            (_, NoticeStatus.Cancelled or NoticeStatus.Void or NoticeStatus.Suspended) => ChangeKind.AlertWorthy,
            (NoticeStatus.Unknown, _) => ChangeKind.Enrichment,
            (_, NoticeStatus.Open) => ChangeKind.AlertWorthy,
            _ => ChangeKind.Correction,
        };
        changes.Add(new NoticeChange(NoticeField.Status, kind, ChangeText.Of(before), ChangeText.Of(after)));
    }

    /// <summary>Files that were not there before are news; the first list of files fills a blank.</summary>
    private static void Documents(
        List<NoticeChange> changes, IReadOnlyList<AttachedDocument> before, IReadOnlyList<AttachedDocument> after)
    {
        var known = before.Select(document => document.Url).ToHashSet(StringComparer.Ordinal);
        var added = after.Where(document => !known.Contains(document.Url)).ToList();
        if (added.Count == 0 && before.Count == after.Count)
            return;
        var kind = before.Count == 0 ? ChangeKind.Enrichment
            : added.Count > 0 ? ChangeKind.AlertWorthy
            : ChangeKind.Correction;
        changes.Add(new NoticeChange(NoticeField.Documents, kind, ChangeText.Of(before), ChangeText.Of(added.Count > 0 ? added : after)));
    }
}
