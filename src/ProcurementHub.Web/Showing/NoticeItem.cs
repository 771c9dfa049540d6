using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Procedures;

namespace ProcurementHub.Web.Showing;

/// <summary>A notice in a list.</summary>
/// <param name="Others">The others of its procedure.</param>
/// <param name="FoundIn">Kinds of texts that have words searched for.</param>
public sealed record NoticeItem(
    StoredNotice Notice, NoticeContent Content, IEnumerable<ProcedureNoticeRow> Others, IReadOnlyList<SearchedText> FoundIn)
{
    public static IReadOnlyList<NoticeItem> Of(IEnumerable<StoredNotice> notices) => [.. notices.Select(notice => new NoticeItem(notice, notice.Content, [], []))];
}
