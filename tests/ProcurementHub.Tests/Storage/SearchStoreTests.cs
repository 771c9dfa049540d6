using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class SearchStoreTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private SearchStore Search => new(Database);

    [SetUp]
    public async Task SixNoticesAsync()
    {
        await SaveAsync(
            About("desks", "Adquisición de mobiliario escolar de madera", 3),
            About("chairs", "Compra de sillas", 5, content => content with { Description = "Mobiliario para el local escolar" }),
            About("roof", "Reparación del techo del local escolar", 4, content => content with
            {
                Sectors = [new SectorAssignment("construction", SectorBasis.Text, 0.9, null)],
                Category = ProcurementCategory.Works,
                Regions = [new PlaceOfExecution("PE-0804", RegionBasis.PlaceOfExecution)],
            }));
        await SaveAsync(
            About("cleaning", "Servicio de limpieza", 2, content => content with
            {
                Category = ProcurementCategory.Unknown, Regions = [], Deadline = new Deadline(null, DeadlineBasis.NotInSource),
            }),
            About("computers", "Computadoras portátiles", null, content => content with { Regions = [new PlaceOfExecution("PE", RegionBasis.Text)] }),
            About("old", "Mobiliario de oficina", 1, content => content with
            {
                Published = new DateTimeOffset(2019, 3, 1, 9, 0, 0, TimeSpan.Zero), Deadline = new Deadline(Drafts.Day(2, 9), DeadlineBasis.Schedule),
            }));
    }

    [TestCase("mobiliario", "chairs desks old")]
    [TestCase("MOBILIARIOS escolares", "chairs desks")]
    [TestCase("\"mobiliario escolar\"", "desks")]
    [TestCase("\"mobiliario local\"", "chairs", TestName = "stop words between the words of a phrase do not count")]
    [TestCase("\"mobiliario para el local escolar\"", "chairs")]
    [TestCase("escolar -techo", "chairs desks")]
    [TestCase("escolar -\"mobiliario escolar\"", "chairs roof")]
    [TestCase("-escolar", "cleaning old computers")]
    [TestCase("-mobil*", "roof cleaning computers")]
    [TestCase("comput*", "computers")]
    [TestCase("escolar repar*", "roof")]
    [TestCase("LP-SM-roof-2026-MUNI-1", "roof")]
    [TestCase("LP-SM-roof-2026", "roof")]
    [TestCase("echarati madera", "desks", TestName = "words of different texts")]
    [TestCase("zapatos", "")]
    [TestCase("escolar zapatos", "")]
    public async Task Search_Words_FindsWhatTheQueryMatches(string query, string expected)
    {
        var found = await FindAsync(new SearchRequest { Query = KeywordQuery.Parse(query).Value, Take = 10 });

        Assert.That(found, Is.EqualTo(expected));
        Assert.That(await ObviousAsync(KeywordQuery.Parse(query).Value), Is.EquivalentTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Test]
    public async Task Search_OnePerProcedure_ShowsTheFirstOfEachAndCountsThoseBehindIt()
    {
        foreach (var (call, day) in new[] { (1, 6), (2, 8), (3, 7) })
            await SaveAsync(About($"call{call}", "Mobiliario", day, content => content with { ProcedureCode = $"LP-SM-77-2026-MUNI-{call}", Call = call }));
        var request = new SearchRequest { Query = KeywordQuery.Parse("mobiliario").Value, IsOnePerProcedure = true, Take = 2 };

        var first = await Search.SearchAsync(request, None);
        var second = await Search.SearchAsync(request with { Skip = 2 }, None);

        Assert.Multiple(async () =>
        {
            Assert.That(first.Notices.Concat(second.Notices).Select(notice => notice.NativeId), Is.EqualTo(new[] { "call2", "chairs", "desks", "old" }));
            Assert.That((first.HasMore, second.HasMore, second.Found, second.Behind), Is.EqualTo((true, false, 4, 2)));
            Assert.That(await FindAsync(request with { IsOnePerProcedure = false, Take = 10 }), Is.EqualTo("call2 call3 call1 chairs desks old"));
        });
    }

    [Test]
    public async Task Search_Nothing_ShowsAllNewestFirst() =>
        Assert.That(await FindAsync(new SearchRequest { Take = 10 }), Is.EqualTo("chairs roof desks cleaning old computers"));

    [TestCase("PE-CUS", "chairs roof desks old computers", TestName = "inside, around and nationwide")]
    [TestCase("pe-cus", "chairs roof desks old computers", TestName = "the case of a code does not count")]
    [TestCase("PE-0804", "chairs roof desks old computers", TestName = "known only as the department around it")]
    [TestCase("PE-0801", "chairs desks old computers", TestName = "not the next province")]
    [TestCase("PE-LIM", "computers")]
    [TestCase("PE", "chairs roof desks old computers")]
    public async Task Search_Region_FindsWhatMayLieInIt(string region, string expected) =>
        Assert.That(await FindAsync(new SearchRequest { Regions = [region], Take = 10 }), Is.EqualTo(expected));

    [TestCase(null, "PE-LIM", "cleaning computers")]
    [TestCase("ocds-abc", "PE", "chairs roof desks old computers", TestName = "the notice's ocid is of another publisher")]
    public async Task Search_RegionOfASourceWhoseCountryIsKnown_FindsNoticesWithoutAPlace(string? ocidPrefix, string region, string expected) =>
        Assert.That(
            await FindAsync(new SearchRequest { Regions = [region], Countries = [new SourceCountry(Source, "PE", ocidPrefix)], Take = 10 }),
            Is.EqualTo(expected));

    [Test]
    public async Task Search_ByFacets_FindsWhatHasAllOfThem()
    {
        var entity = (await FindAsync("desks")).Notice.EntityId;

        Assert.That(await FindAsync(new SearchRequest { Sectors = ["construction", "food"], Take = 10 }), Is.EqualTo("roof"));
        Assert.That(await FindAsync(new SearchRequest { Categories = [ProcurementCategory.Works], Take = 10 }), Is.EqualTo("roof cleaning"));
        Assert.That(await FindAsync(new SearchRequest { Status = NoticeStatus.Awarded, Take = 10 }), Is.Empty);
        Assert.That(await FindAsync(new SearchRequest { EntityId = entity, SourceId = Source, Take = 2 }), Is.EqualTo("chairs roof"));
        Assert.That(await FindAsync(new SearchRequest { EntityId = entity + 1_000_000, Take = 2 }), Is.Empty);
    }

    [Test]
    public async Task Search_PageByPage_GivesEachNoticeOnce()
    {
        var pages = new List<SearchPage>();
        for (var skip = 0; skip < 6; skip += 2)
            pages.Add(await Search.SearchAsync(new SearchRequest { Skip = skip, Take = 2 }, None));

        Assert.That(pages.SelectMany(page => page.Notices).Select(notice => notice.NativeId),
            Is.EqualTo(new[] { "chairs", "roof", "desks", "cleaning", "old", "computers" }));
        Assert.That(pages.Select(page => page.HasMore), Is.EqualTo(new[] { true, true, false }));
        Assert.That(pages.Select(page => (page.Found, page.IsCounted)), Is.EqualTo(new[] { (6, false), (6, false), (6, true) }));
    }

    [Test]
    public async Task Search_ClosingSoonest_LeavesOutWhatHasClosed()
    {
        var soonest = new SearchRequest { Order = SearchOrder.ClosingSoonest, OpenAt = Drafts.Day(2, 9), Take = 10 };

        Assert.That(await FindAsync(soonest), Does.StartWith("old "));
        Assert.That(await FindAsync(soonest with { OpenAt = Drafts.Day(2, 10) }), Is.EqualTo("desks roof chairs computers"), "an hour later on the same day");
        Assert.That(await FindAsync(soonest with { OpenAt = Drafts.Day(2, 10), Query = KeywordQuery.Parse("escolar").Value, Skip = 1 }), Is.EqualTo("roof chairs"));
    }

    [Test]
    public async Task Search_ByRelevance_PutsTitlesFirst()
    {
        var relevant = new SearchRequest { Order = SearchOrder.Relevance, Query = KeywordQuery.Parse("mobiliario").Value, Take = 10 };

        Assert.That(await FindAsync(relevant), Is.EqualTo("desks old chairs"));
    }

    [Test]
    public async Task Search_AfterAChange_FindsByTheNewWordsOnly()
    {
        await SaveAsync(About("desks", "Adquisición de pizarras", 3));

        Assert.That(await FindAsync(new SearchRequest { Query = KeywordQuery.Parse("mobiliario").Value, Take = 10 }), Is.EqualTo("chairs old"));
        Assert.That(await FindAsync(new SearchRequest { Query = KeywordQuery.Parse("pizarra").Value, Take = 10 }), Is.EqualTo("desks"));
        Assert.That(await FindAsync(new SearchRequest { Query = KeywordQuery.Parse("-pizarra").Value, Take = 10 }), Does.Not.Contain("desks"));
        Assert.That((await Search.SearchAsync(new SearchRequest { Take = 10 }, None)).Found, Is.EqualTo(6), "the version before is not counted");
    }

    [Test]
    public async Task Merge_OfManyParts_LeavesFewerListsThatSayTheSame()
    {
        for (var number = 0; number < 20; number++)
            await SaveAsync(About("more-" + number, $"Mobiliario escolar lote {number % 7}", 6));
        for (var number = 0; number < 20; number += 3)
            await SaveAsync(About("more-" + number, $"Mobiliario de lote {number}", 6));
        var queries = new[] { "mobiliario", "\"mobiliario escolar\"", "lote -3", "-mobiliario", "\"mobiliario lote\" 3" };
        var before = await AllAsync();

        var fewer = await new SearchUpkeep(Database).MergeAsync(None);

        Assert.That(fewer, Is.GreaterThan(100));
        Assert.That(await AllAsync(), Is.EqualTo(before));
        Assert.That((await Search.SearchAsync(new SearchRequest { Take = 1 }, None)).Found, Is.EqualTo(26), "the words of versions before are gone");
        Assert.That(await new SearchUpkeep(Database).MergeAsync(None), Is.Zero, "there is nothing left to merge");

        async Task<List<string>> AllAsync()
        {
            var all = new List<string>();
            foreach (var query in queries)
                all.Add(await FindAsync(new SearchRequest { Query = KeywordQuery.Parse(query).Value, Take = 100 }));
            return all;
        }
    }

    [Test]
    public async Task Search_OfListsThatAreAtHand_FindsWhatOneThatReadsThemFinds()
    {
        var queries = new[] { "mobiliario", "\"mobiliario escolar\"", "escolar -\"mobiliario escolar\"", "mobiliario", "\"escolar de\" lote" };
        await SaveAsync([.. Enumerable.Range(0, 600).Select(number =>
            About("more-" + number, number % 3 == 0 ? $"Mobiliario escolar de lote {number}" : $"Uso escolar de mobiliario, lote {number}", 6))]);
        using var same = new SearchStore(Database);
        await CompareAsync();

        await SaveAsync([.. Enumerable.Range(0, 90).Select(number => About("more-" + number, "Mobiliario escolar", 7))]);
        await CompareAsync();
        for (var number = 90; number < 95; number++)
            await SaveAsync(About("more-" + number, "Carpetas", 8));
        await CompareAsync();
        Assert.That(await new SearchUpkeep(Database).MergeAsync(None), Is.GreaterThan(100));
        await CompareAsync();

        async Task CompareAsync()
        {
            foreach (var query in queries)
            {
                var request = new SearchRequest { Query = KeywordQuery.Parse(query).Value, Take = 700 };
                var found = (await same.SearchAsync(request, None)).Notices.Select(notice => notice.NativeId).ToList();
                Assert.That(found, Has.Count.GreaterThan(100), query);
                Assert.That(string.Join(' ', found), Is.EqualTo(await FindAsync(request)), query);
            }
        }
    }

    [Test]
    public async Task CatchUp_WithNoticesFromBeforeTheSearch_MakesThemFindable()
    {
        await Database.RunAsync("INSERT INTO search_backlog (notice_id) SELECT id FROM notice", null, None);
        await Database.RunAsync("DELETE FROM search_posting", null, None);
        await Database.RunAsync("DELETE FROM search_part", null, None);
        await SaveAsync(About("desks", "Pupitres de madera", 3));
        Assert.That(await Search.BacklogAsync(None), Is.EqualTo(6));

        Assert.That(await new SearchUpkeep(Database).CatchUpAsync(None), Is.EqualTo(6));

        Assert.That(await Search.BacklogAsync(None), Is.Zero);
        Assert.That(await FindAsync(new SearchRequest { Take = 10 }), Is.EqualTo("chairs roof desks cleaning old computers"));
        Assert.That(await FindAsync(new SearchRequest { Query = KeywordQuery.Parse("\"pupitres de madera\"").Value, Take = 10 }), Is.EqualTo("desks"));
        Assert.That(await new SearchUpkeep(Database).CatchUpAsync(None), Is.Zero);
    }

    private async Task<string> FindAsync(SearchRequest request) =>
        string.Join(' ', (await Search.SearchAsync(request, None)).Notices.Select(notice => notice.NativeId));

    private async Task<List<string>> ObviousAsync(KeywordQuery query)
    {
        var found = new List<string>();
        await foreach (var notice in Notices.StreamAsync(None))
        {
            if (query.Matches([.. SearchedTexts.Of(notice.Content).Select(text => text.Text)]))
                found.Add(notice.NativeId);
        }

        return found;
    }

    private static NoticeDraft About(string nativeId, string title, int? day, Func<NoticeContent, NoticeContent>? but = null) =>
        Drafts.Notice(nativeId, content =>
        {
            var dated = content with
            {
                Title = title,
                Published = day is { } number ? Drafts.Day(number) : null,
                Deadline = new Deadline(Drafts.Day(10 + (day ?? 9), 17), DeadlineBasis.Schedule),
            };
            return but is null ? dated : but(dated);
        });
}
