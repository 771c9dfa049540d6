using ProcurementHub.Benchmarks.Search;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Search;
using ProcurementHub.Web.Searching;

namespace ProcurementHub.Benchmarks.Site;

/// <summary>Addresses of one kind of page.</summary>
/// <param name="IsKept">All of them are asked for again before the output cache forgets them.</param>
internal sealed record AskedPages(string Name, bool IsKept, bool IsSearch, IReadOnlyList<string> Addresses)
{
    // So few are asked for again and again within the time that the cache keeps a page.
    private const int Few = 200;
    private const int Many = 200_000;

    public static IReadOnlyList<AskedPages> Of(MadeUpNotices notices, int queries)
    {
        var dice = new Random(11);
        var pages = Enumerable.Range(0, Many).Select(_ => NoticePath.Of(new NoticeKey(MadeUpNotices.Source, notices[dice.Next(notices.Count)].Key.NativeId))).ToList();
        var searches = new MadeUpQueries(notices, queries).All().Where(kind => kind.IsMain).SelectMany(kind => kind.Requests).Select(Asked).ToArray();
        dice.Shuffle(searches);
        return
        [
            new("home", true, false, ["/"]),
            new($"notices, the same {Few}", true, false, [.. pages.Take(Few)]),
            new("notices, all different", false, false, pages),
            new($"searches, the same {Few}", true, true, [.. searches.Take(Few).Select(search => SearchAddress.Of(search))]),
            new("searches, all different", false, true, [.. searches.Select(search => SearchAddress.Of(search))]),
            new("API, searches, all different", false, true, [.. searches.Select(search => SearchAddress.Of(search, "/api/v1/notices"))]),
            new("API, notices, all different", false, false, [.. pages.Select(page => "/api/v1" + page)]),
        ];
    }

    private static SiteSearch Asked(SearchRequest request) => new() { Words = request.Query?.Text, Sectors = request.Sectors, Regions = request.Regions };
}
