using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Core.Text;
using ProcurementHub.Jobs.Searching;
using ProcurementHub.Matching;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Search;
using ProcurementHub.Tests.Jobs.Collecting;

namespace ProcurementHub.Tests.Jobs;

/// <summary>What a search shows and what a subscription to the same is told of, over all that is published beside the repository.</summary>
public sealed class SearchAndAlertsTests
{
    private static readonly (string Source, string Folder)[] published =
    [
        ("cl-mercadopublico", "chile"), ("pe-menores-cusco", "cusco-small-purchases"), ("pe-seace-search", "seace"), ("ocds", "ocds"),
        ("pe-oece", "ocds-peru"), ("ted-eforms", "eforms"), ("pe-conosce-direct", "conosce"),
    ];

    private static readonly string[] queries =
    [
        "mobiliario escolar", "\"mobiliario escolar\"", "carpetas sillas", "uniformes -institucional", "comput*", "zapat* seguridad", "calzado",
        "servicio de limpieza", "\"servicio de limpieza\"", "reparación techo", "combustible diesel", "\"agua potable\" saneamiento", "hospital -essalud",
        "essalud -servicio -adquisicion", "\"seguro social de salud\" mantenimiento", "minsa", "alimentos escolares", "supervisión obra", "medicamentos", "consultoría expediente técnico", "camioneta",
        "AS-SM-1-2026", "1057-2026", "le25 -servicio", "school furniture", "ICT support", "-municipalidad -servicio -adquisicion", "ñuble", "impresora tóner", "compre",
    ];

    private static readonly (string? Sector, string? Region, ProcurementCategory? Category)[] filters =
    [
        (null, null, null), ("furniture", null, null), ("construction", "PE", null), (null, "PE-CUS", null), (null, "PE-0801", null), (null, "PE-080105", null),
        ("health", "CL", null), (null, "PE-LIM", ProcurementCategory.Goods), ("textiles", "CL-RM", null), (null, "GB", ProcurementCategory.Services),
        ("not-known", null, null), ("not-known", "PE", null), ("not-known", "CL", ProcurementCategory.Services),
    ];

    [Test]
    public async Task Search_AndSubscriptionWithTheSameWishes_GiveTheSameNotices()
    {
        await using var hub = await CollectingHub.OpenAsync();
        foreach (var (source, folder) in published)
            await hub.CollectAsync(source, SharedData.Path(folder));
        var notices = await hub.StoredAsync();
        Assert.That(notices, Has.Count.GreaterThan(8_000));

        var wishes = (from query in queries from filter in filters select (Query: query, Filter: filter)).ToList();
        var catalog = SourceCatalog.Load();
        var told = Told(notices.ConvertAll(notice => (notice.NativeId, notice.Content, catalog.Find(notice.SourceId)!.CountryOf(notice.Content.Ocid))), wishes);
        var (hits, behind) = (0, 0);
        foreach (var (at, (query, filter)) in wishes.Index())
        {
            var page = await hub.Search.SearchAsync(Request(query, filter, CountriesOfSources.Of(catalog)), CancellationToken.None);
            Assert.That(page.HasMore, Is.False, $"{query}: too many to compare");
            Assert.That(page.Notices.Select(notice => notice.NativeId), Is.EquivalentTo(told[at]), $"{query} of {filter}");
            hits += page.Notices.Count;
            behind += await BehindAsync(hub, page, Request(query, filter, CountriesOfSources.Of(catalog)));
        }

        await TestContext.Out.WriteLineAsync($"{notices.Count:N0} notices, {wishes.Count} searches, {hits:N0} hits");
        Assert.That(behind, Is.GreaterThan(0), "notices behind another of their procedure");
        Assert.That(told.Count(found => found.Count > 0), Is.GreaterThan(60), "searches that find something");
    }

    /// <summary>As the page shows it: each procedure once, and nothing is missing that is not another notice of one that is shown.</summary>
    private static async Task<int> BehindAsync(CollectingHub hub, SearchPage all, SearchRequest request)
    {
        var shown = await hub.Search.SearchAsync(request with { IsOnePerProcedure = true }, CancellationToken.None);
        var others = await hub.Procedures.OthersAsync([.. shown.Notices.Select(notice => notice.Id)], CancellationToken.None);
        var behind = shown.Notices.SelectMany(notice => others[notice.Id]).Select(other => other.NoticeId).ToHashSet();
        var missing = all.Notices.Select(notice => notice.Id).Except(shown.Notices.Select(notice => notice.Id)).ToList();
        Assert.That(missing, Is.SubsetOf(behind));
        Assert.That(shown.Notices.Select(notice => notice.Id).Where(behind.Contains), Is.Empty, "a procedure is shown once");
        Assert.That((shown.Found, shown.Behind), Is.EqualTo((shown.Notices.Count, missing.Count)));
        return missing.Count;
    }

    private static List<string>[] Told(
        List<(string NativeId, NoticeContent Content, string? Country)> notices,
        List<(string Query, (string? Sector, string? Region, ProcurementCategory? Category) Filter)> wishes)
    {
        var subscriptions = wishes.Select((wish, at) => ((long)at, new SubscriptionCriteria
        {
            Keywords = [wish.Query],
            Sectors = wish.Filter.Sector is { } sector ? [sector] : [],
            Regions = wish.Filter.Region is { } region ? [region] : [],
            Categories = wish.Filter.Category is { } category ? [category] : [],
        }));
        var matcher = new Matcher(SubscriptionIndex.Build(subscriptions, RegionTree.Standard));
        var told = wishes.Select(_ => new List<string>()).ToArray();
        foreach (var (nativeId, content, country) in notices)
        {
            foreach (var match in matcher.Match(new NoticeToMatch(content, country)))
                told[match.SubscriptionId].Add(nativeId);
        }

        return told;
    }

    private static SearchRequest Request(
        string query, (string? Sector, string? Region, ProcurementCategory? Category) filter, IReadOnlyList<SourceCountry> countries) => new()
    {
        Query = KeywordQuery.Parse(query).Value,
        Sectors = filter.Sector is { } sector ? [sector] : [],
        Regions = filter.Region is { } region ? [region] : [],
        Categories = filter.Category is { } category ? [category] : [],
        Countries = countries,
        Take = SearchStore.Deepest,
    };
}
