using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Search;
using ProcurementHub.Web.Showing;
using ProcurementHub.Web.Text;

namespace ProcurementHub.Web.Searching;

/// <summary>One thing that was asked for, in words, and the search without it.</summary>
public sealed record SearchPart(string Label, string Value, SiteSearch Without);

/// <summary>A way to narrow a search, and how many of the counted notices it leaves.</summary>
public sealed record Narrowing(string Name, SiteSearch Search, int Count);

/// <summary>Says a search in the reader's words, and how it may be narrowed.</summary>
public sealed class SearchShowing(IStringLocalizer<SiteText> text, NoticeShowing showing)
{
    private const int MostNarrowings = 8;

    public IReadOnlyList<SearchPart> Parts(SiteSearch search, EntityBodyCard? body)
    {
        var whole = search with { Page = 1 };
        var parts = new List<SearchPart>();
        void Add(string label, string value, SiteSearch without) => parts.Add(new SearchPart(text[label], value, without));

        if (search.Words is { } words)
            Add("SearchWords", NoticeShowing.Line(words), whole with { Words = null, Query = null, Fault = null });
        foreach (var sector in search.Sectors)
            Add("Sector", NoticeShowing.Sector(sector), whole with { Sectors = [.. search.Sectors.Where(other => other != sector)] });
        foreach (var region in search.Regions)
            Add("Place", NoticeShowing.Place(region), whole with { Regions = [.. search.Regions.Where(other => other != region)] });
        foreach (var category in search.Categories)
            Add("Category", showing.Category(category), whole with { Categories = [.. search.Categories.Where(other => other != category)] });
        if (search.Entity is { } entity)
            Add("Entity", body is null ? text["EntityNotKnown", entity.ToString()] : NoticeShowing.Line(body.Name), whole with { Entity = null });
        if (search.MinAmount is { } least)
            Add("AmountFrom", $"{least:N2}", whole with { MinAmount = null });
        if (search.MaxAmount is { } most)
            Add("AmountTo", $"{most:N2}", whole with { MaxAmount = null });
        if (search.ClosingWithin is { } days)
            Add("Closing", Closing(days), whole with { ClosingWithin = null });
        else if (search.OnlyOpen)
            Add("Closing", text["ClosingOpen"], whole with { OnlyOpen = false });
        if (search.Since is { } since)
            Add("Since", NoticeShowing.Date(since), whole with { Since = null });
        if (search.Status is { } status)
            Add("Status", showing.Status(status), whole with { Status = null });
        if (search.OnlySmeReserved)
            Add("SmeShort", text["Yes"], whole with { OnlySmeReserved = false });
        return parts;
    }

    /// <summary>None where the newest come first, as they do when nothing is said.</summary>
    public IEnumerable<SearchPart> OrderOf(SiteSearch search) => search.Order switch
    {
        SearchOrder.Newest => [],
        SearchOrder.ClosingSoonest => [new SearchPart(text["Order"], text["Order_closing"], search with { Order = SearchOrder.Newest })],
        _ => [new SearchPart(text["Order"], text["Order_relevance"], search with { Order = SearchOrder.Newest })],
    };

    public string Closing(int days) => days switch { 0 => text["ClosingToday"], 1 => text["ClosingTomorrow"], _ => text["ClosingWithin", days] };

    public static IReadOnlyList<Narrowing> BySector(SiteSearch search, FoundSample sample) => search.Sectors.Count > 0 ? [] :
        Counted(sample, found => found.Sectors, sector => new Narrowing(NoticeShowing.Sector(sector), search with { Sectors = [sector], Page = 1 }, 0));

    /// <summary>By the departments; or by what the one chosen region is divided into.</summary>
    public static IReadOnlyList<Narrowing> ByRegion(SiteSearch search, FoundSample sample, string country)
    {
        if (search.Regions.Count > 1)
            return [];
        var around = search.Regions is [var chosen] ? chosen : country;
        return Counted(sample,
            found => found.Regions.Select(code => InsideOf(around, code)).OfType<string>(),
            region => new Narrowing(RegionTree.Standard.Name(region, Language) ?? region, search with { Regions = [region], Page = 1 }, 0));
    }

    public IReadOnlyList<Narrowing> ByCategory(SiteSearch search, FoundSample sample) => search.Categories.Count > 0 ? [] :
        Counted<ProcurementCategory>(sample, found => found.Category == ProcurementCategory.Unknown ? [] : [found.Category],
            category => new Narrowing(showing.Category(category), search with { Categories = [category], Page = 1 }, 0));

    public IReadOnlyList<Narrowing> ByStatus(SiteSearch search, FoundSample sample) => search.Status is not null ? [] :
        Counted<NoticeStatus>(sample, found => found.Status == NoticeStatus.Unknown ? [] : [found.Status],
            status => new Narrowing(showing.Status(status), search with { Status = status, Page = 1 }, 0));

    private static string Language => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    // What all have narrows nothing.
    private static IReadOnlyList<Narrowing> Counted<T>(FoundSample sample, Func<FoundNotice, IEnumerable<T>> keys, Func<T, Narrowing> make)
        where T : notnull
    {
        var all = sample.Notices.Select(found => found.ProcedureId).Distinct().Count();
        return [.. sample.Notices
            .SelectMany(found => keys(found).Distinct().Select(key => (key, found.ProcedureId)))
            .GroupBy(pair => pair.key, pair => pair.ProcedureId)
            .Select(group => make(group.Key) with { Count = group.Distinct().Count() })
            .Where(narrowing => narrowing.Count < all)
            .OrderByDescending(narrowing => narrowing.Count).ThenBy(narrowing => narrowing.Name, StringComparer.CurrentCulture)
            .Take(MostNarrowings)];
    }

    private static string? InsideOf(string around, string code)
    {
        var tree = RegionTree.Standard;
        var known = tree.Find(code)?.Code;
        while (known is not null && tree.Parent(known) is { } parent)
        {
            if (string.Equals(parent, around, StringComparison.Ordinal))
                return known;
            known = parent;
        }

        return null;
    }
}
