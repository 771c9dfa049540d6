using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Web.Searching;

/// <summary>Writes a search as an address: one spelling for each search, so that it can be shared and kept.</summary>
public static class SearchAddress
{
    public const string Page = "/search";
    public const string Alerts = "/signup";

    /// <summary>What narrows it and how it is ordered, without the number of the page.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parts(SiteSearch search)
    {
        if (search.Words is { } words)
            yield return new(SearchFields.Words, words);
        foreach (var sector in search.Sectors)
            yield return new(SearchFields.Sector, sector);
        foreach (var region in search.Regions)
            yield return new(SearchFields.Region, region);
        foreach (var category in search.Categories)
            yield return new(SearchFields.Category, NoticeWords.Of(category));
        if (search.Entity is { } entity)
            yield return new(SearchFields.Entity, entity.ToString());
        if (search.MinAmount is { } least)
            yield return new(SearchFields.MinAmount, least.ToString("0.##", CultureInfo.InvariantCulture));
        if (search.MaxAmount is { } most)
            yield return new(SearchFields.MaxAmount, most.ToString("0.##", CultureInfo.InvariantCulture));
        if (search.ClosingWithin is { } days)
            yield return new(SearchFields.Closing, days.ToString(CultureInfo.InvariantCulture));
        else if (search.OnlyOpen)
            yield return new(SearchFields.Closing, SearchFields.StillOpen);
        if (search.Since is { } since)
            yield return new(SearchFields.Since, since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (search.Status is { } status)
            yield return new(SearchFields.Status, NoticeWords.Of(status));
        if (search.OnlySmeReserved)
            yield return new(SearchFields.SmeReserved, "1");
        if (search.Order != SearchOrder.Newest)
            yield return new(SearchFields.Order, search.Order == SearchOrder.ClosingSoonest ? "closing" : "relevance");
    }

    /// <param name="path">Of the page, of a feed or of the form for alerts.</param>
    public static string Of(SiteSearch search, string path = Page, int page = 1)
    {
        var query = new QueryBuilder(Parts(search));
        if (page > 1)
            query.Add(SearchFields.Page, page.ToString(CultureInfo.InvariantCulture));
        return path + query.ToQueryString().ToUriComponent();
    }
}
