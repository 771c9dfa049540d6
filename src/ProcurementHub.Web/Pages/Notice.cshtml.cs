using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Web.Figures;
using ProcurementHub.Web.Searching;
using ProcurementHub.Web.Serving;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Pages;

/// <summary>Two statements for what is the notice's own; what is like it is kept for a minute for all notices of a kind.</summary>
[OutputCache(PolicyName = PageCaching.Public)]
public sealed class NoticeModel(NoticePages notices, SimilarNotices similar, IOptions<SiteOptions> site, TimeProvider time) : PageModel
{
    private const int LongTitle = 160;

    /// <summary>Null when there is no such notice; the page then says so with status 404.</summary>
    public NoticePageRows? Rows { get; private set; }

    public NoticeContent Current { get; private set; } = new() { Title = "" };

    public string Title { get; private set; } = "";

    public bool IsLong => Title.Length > LongTitle;

    public EntityIdentifier? Entity { get; private set; }

    public IReadOnlyList<TimelineStep> Steps { get; private set; } = [];

    public IReadOnlyList<OpenNotice> Similar { get; private set; } = [];

    /// <summary>All that are like it; null where its sector is not known.</summary>
    public SiteSearch? LikeIt { get; private set; }

    /// <summary>The versions that changed something, each with the content before it; latest first.</summary>
    public IReadOnlyList<(NoticePageVersion Version, NoticeContent Before, NoticeContent After)> Changed { get; private set; } = [];

    public string? Data { get; private set; }

    public async Task<IActionResult> OnGetAsync(string source, string nativeId, CancellationToken cancellationToken)
    {
        Rows = await notices.FindAsync(new NoticeKey(source, nativeId), cancellationToken);
        if (Rows is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        // What staff took out of sight is said to be so: it was there, and nobody is to think that it was overlooked.
        if (Rows.Notice.Hidden is not null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        Current = Rows.Notice.Content;
        Title = NoticeShowing.Line(Current.Title);
        Entity = Rows is { EntityScheme: { } scheme, EntityExternalId: { } id } ? new EntityIdentifier(scheme, id) : null;
        Steps = Timeline.Of(Current, time.GetUtcNow());
        LikeIt = SimilarNotices.SearchFor(Current);
        Similar = await similar.OfAsync(Rows.Notice, Current, cancellationToken);
        NoticeContent[] contents = [Current, .. Rows.Versions.Skip(1).Select(version => version.Content)];
        Changed = [.. Rows.Versions.SkipLast(1).Select((version, at) => (version, contents[at + 1], contents[at])).Where(step => step.version.Changes.Count > 0)];
        Data = StructuredData.Of(Current, new Uri(site.Value.PublicUrl, NoticePath.Of(Rows.Notice.Key)), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return Page();
    }
}
