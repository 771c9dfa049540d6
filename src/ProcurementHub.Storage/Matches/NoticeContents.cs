using System.Collections.Concurrent;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Storage.Matches;

/// <summary>
/// Versions of notices that were read lately: what is new goes to many subscribers, and a version never changes. Of one
/// database.
/// </summary>
internal sealed class NoticeContents
{
    // Some tens of megabytes; a pass over more begins anew, which costs a reading of each.
    private const int Most = 5_000;

    private readonly ConcurrentDictionary<(long NoticeId, int Version), NoticeContent> known = [];

    public NoticeContent? Find(long noticeId, int version) => known.GetValueOrDefault((noticeId, version));

    public NoticeContent Keep(long noticeId, int version, NoticeContent content)
    {
        if (known.Count >= Most)
            known.Clear();
        return known.GetOrAdd((noticeId, version), content);
    }
}
