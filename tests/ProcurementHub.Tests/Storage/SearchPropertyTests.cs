using FsCheck;
using FsCheck.Fluent;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Tests.Storage;

/// <summary>What must hold of any search over any notices, on the embedded engine.</summary>
public sealed class SearchPropertyTests : StoreTests<SqliteDatabase>
{
    private static readonly string[] words =
        ["mobiliario", "escolar", "de", "Reparación", "techos", "LP-SM-8-2026", "computadoras", "agua", "niñas", "2026", "y", "servicios", "m²"];

    private static readonly string[] queries =
        ["mobiliario", "escolar agua", "\"mobiliario escolar\"", "comput*", "-techo", "\"agua de techos\"", "LP-SM-8", "servicio -niña", "2026"];

    private static readonly string[] regions = ["PE", "PE-ARE", "PE-0401", "PE-LIM", "PE-1501", "CL-AP"];
    private static readonly string[] sectors = ["furniture", "construction", "food"];

    [Test]
    public void Folding_OfAnyText_IsIdempotent() =>
        Prop.ForAll<string>(text => Folding.Fold(Folding.Fold(text)) == Folding.Fold(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Test]
    public async Task Notice_WithAnyTitle_IsFoundByEachOfItsWords()
    {
        var titles = Titles().ListOf(60).Sample(1)[0].Concat(Gen.Sample(ArbMap.Default.GeneratorFor<string>(), 60)).ToList();
        await SaveAsync([.. titles.Select((title, at) => Drafts.Notice($"A-{at}", content => content with { Title = title ?? "" }))]);

        foreach (var (at, title) in titles.Index())
        {
            // A stop word asks for nothing, also where it is a part of a code.
            foreach (var query in Folding.Fold(title).Split(' ').Select(KeywordQuery.Parse).Where(query => query.HasValue))
                Assert.That(await FindAsync(new SearchRequest { Query = query.Value, Take = 200 }), Does.Contain($"A-{at}"), $"'{query.Value}' of '{title}'");
        }
    }

    [Test]
    public async Task Exclusion_OfAnyWord_NeverAdds()
    {
        await SaveSomeAsync();
        foreach (var query in queries)
        {
            var all = await FindAsync(Asking(query));
            foreach (var word in words.Select(Folding.Fold).Where(word => Analyser.Terms(word).Count > 0))
                Assert.That(await FindAsync(Asking($"{query} -{word}")), Is.SubsetOf(all), $"{query} -{word}");
        }
    }

    [Test]
    public async Task Filters_InAnyOrder_Commute()
    {
        await SaveSomeAsync();
        foreach (var query in queries)
        {
            var byWords = await FindAsync(Asking(query));
            foreach (var region in regions)
            {
                var byRegion = await FindAsync(Asking(null) with { Regions = [region] });
                foreach (var sector in sectors)
                {
                    var bySector = await FindAsync(Asking(null) with { Sectors = [sector] });
                    var byAll = await FindAsync(Asking(query) with { Regions = [region], Sectors = [sector] });
                    Assert.That(byAll, Is.EquivalentTo(byWords.Intersect(byRegion).Intersect(bySector)), $"{query} in {region} of {sector}");
                }
            }
        }
    }

    private async Task SaveSomeAsync()
    {
        var notices = (
            from title in Titles()
            from description in Titles()
            from places in Gen.Elements(regions).ListOf().Resize(2)
            from own in Gen.Elements(sectors).ListOf().Resize(2)
            select (Title: title, Description: description, Places: places.Distinct().ToList(), Sectors: own.Distinct().ToList())).ListOf(80).Sample(1)[0];
        await SaveAsync([.. notices.Select((notice, at) => Drafts.Notice($"A-{at}", content => content with
        {
            Title = notice.Title,
            Description = notice.Description,
            ProcedureCode = null,
            Regions = [.. notice.Places.Select(place => new PlaceOfExecution(place, RegionBasis.Text))],
            Sectors = [.. notice.Sectors.Select(sector => new SectorAssignment(sector, SectorBasis.Text, 1, null))],
        }))]);
    }

    private static Gen<string> Titles() => Gen.Elements(words).ListOf().Resize(7).Select(title => string.Join(' ', title));

    private static SearchRequest Asking(string? query) => new() { Query = query is null ? null : KeywordQuery.Parse(query).Value, Take = 200 };

    private async Task<List<string>> FindAsync(SearchRequest request) =>
        [.. (await new SearchStore(Database).SearchAsync(request, None)).Notices.Select(notice => notice.NativeId)];
}
