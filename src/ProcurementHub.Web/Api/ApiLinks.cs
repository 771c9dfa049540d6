using Microsoft.Extensions.Options;
using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Web.Api.Records;

namespace ProcurementHub.Web.Api;

/// <summary>Addresses as programs outside need them: whole.</summary>
public sealed class ApiLinks(IOptions<SiteOptions> site)
{
    public Uri Whole(string path) => new(site.Value.PublicUrl, path);

    public Uri PageOf(NoticeKey key) => Whole(NoticePath.Of(key));

    internal ApiNoticeLinks Of(StoredNotice notice, NoticeContent content) => new(
        Whole("/api/v1" + NoticePath.Of(notice.Key)),
        PageOf(notice.Key),
        (content.Deadline.At ?? notice.FirstDeadlineAt) is null ? null : Whole(NoticePath.CalendarOf(notice.Key)));
}
