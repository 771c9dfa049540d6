using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;

namespace ProcurementHub.Storage.Collecting;

/// <summary>
/// Makes one draft of those in a batch that are about the same notice: documents repeat themselves, and the
/// tables take each notice once in a transaction.
/// </summary>
internal static class DraftFolding
{
    public static List<NoticeDraft> Fold(IReadOnlyList<NoticeDraft> drafts)
    {
        var groups = Grouped(drafts, draft => draft.Key.NativeId);
        return groups.ConvertAll(group => group.More is null ? group.First : Fold(group.InOrder(draft => draft.SourceDate)));
    }

    public static List<PlanLineDraft> Fold(IReadOnlyList<PlanLineDraft> drafts)
    {
        var groups = Grouped(drafts, draft => draft.NativeId);
        return groups.ConvertAll(group => group.More is null ? group.First : group.InOrder(draft => draft.SourceDate)[^1]);
    }

    /// <summary>Of drafts with the same id, the one that was read last.</summary>
    public static List<T> Latest<T>(IReadOnlyList<T> drafts, Func<T, string> nativeId) =>
        Grouped(drafts, nativeId).ConvertAll(group => group.More is null ? group.First : group.More[^1]);

    private static NoticeDraft Fold(List<NoticeDraft> inOrder)
    {
        var folded = inOrder[0];
        foreach (var draft in inOrder.Skip(1))
        {
            folded = draft.IsPartial
                ? draft with { Content = NoticeMerge.Over(folded.Content, draft.Content), IsPartial = folded.IsPartial }
                : draft with { Content = NoticeMerge.KeepWinners(folded.Content, draft.Content) };
        }

        return folded;
    }

    private static List<Group<T>> Grouped<T>(IReadOnlyList<T> drafts, Func<T, string> nativeId)
    {
        var places = new Dictionary<string, Group<T>>(drafts.Count, StringComparer.Ordinal);
        var groups = new List<Group<T>>(drafts.Count);
        foreach (var draft in drafts)
        {
            if (places.TryGetValue(nativeId(draft), out var group))
            {
                (group.More ??= []).Add(draft);
                continue;
            }

            group = new Group<T>(draft);
            places.Add(nativeId(draft), group);
            groups.Add(group);
        }

        return groups;
    }

    private sealed class Group<T>(T first)
    {
        public T First => first;

        public List<T>? More { get; set; }

        /// <summary>By what the source says about their age, or in the order of reading where it does not say for all.</summary>
        public List<T> InOrder(Func<T, DateTimeOffset?> sourceDate)
        {
            List<T> all = [first, .. More!];
            return all.TrueForAll(draft => sourceDate(draft) is not null) ? [.. all.OrderBy(sourceDate)] : all;
        }
    }
}
