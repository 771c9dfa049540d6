using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Benchmarks.Search;

/// <summary>A kind of search, and searches of it.</summary>
internal sealed record QueryKind(string Name, bool IsMain, IReadOnlyList<SearchRequest> Requests);

/// <summary>What people might ask of the made-up notices: words, nearly always with a sector and a department.</summary>
internal sealed class MadeUpQueries(MadeUpNotices notices, int each)
{
    public const int PageSize = 25;

    private readonly Random _dice = new(7);

    public IReadOnlyList<QueryKind> All() =>
    [
        new("three words of one title, its sector and department", true, Make(() => OfOne(words => Pick(words, 3)))),
        new("three words of three titles, sector and department of a fourth", true, Make(Unrelated)),
        new("three common words, a sector and a department", true, Make(() => OfOne(_ => [], "adquisicion municipalidad distrital"))),
        new("with the number of a procedure", false, Make(WithNumber)),
        new("one word, no filter", false, Make(() => OfOne(words => Pick(words, 1)) with { Sectors = [], Regions = [] })),
        new("a phrase of two words and a third", false, Make(() => OfOne(Phrase))),
        new("two words and a beginning", false, Make(() => OfOne(words => [.. Pick(words, 2), Pick(words, 1)[0][..4] + "*"]))),
        new("two words and one left out", false, Make(() => OfOne(words => [.. Pick(words, 2), "-" + Pick(words, 1)[0]]))),
        new("three words, what closes soonest", false, Make(() => OfOne(words => Pick(words, 3)) with { Order = SearchOrder.ClosingSoonest, OpenAt = MadeUpNotices.Now })),
        new("three words, by relevance", false, Make(() => OfOne(words => Pick(words, 3)) with { Order = SearchOrder.Relevance })),
        new("no word: a sector and a department", false, Make(() => OfOne(words => Pick(words, 1)) with { Query = null })),
        new("no word: all that is open, what closes soonest", false,
            Make(() => new SearchRequest { Take = PageSize, Order = SearchOrder.ClosingSoonest, OpenAt = MadeUpNotices.Now })),
    ];

    private List<SearchRequest> Make(Func<SearchRequest> one) => Enumerable.Range(0, each).Select(_ => one()).ToList();

    private SearchRequest OfOne(Func<string[], string[]> choose, string? instead = null)
    {
        while (true)
        {
            var content = notices[_dice.Next(notices.Count)].Content;
            var words = WordsOf(content.Title);
            if (words.Length < 4 || content.Sectors.Count == 0)
                continue;
            var region = content.Regions is [var place, ..] ? place.Code : "PE-LIM";
            return new SearchRequest
            {
                Query = KeywordQuery.Parse(instead ?? string.Join(' ', choose(words))).Value,
                Sectors = [content.Sectors[0].Sector],
                Regions = [RegionCodes.Around(region, RegionTree.Standard) is [var department, _, ..] ? department : region],
                Take = PageSize,
            };
        }
    }

    private SearchRequest Unrelated()
    {
        var words = Enumerable.Range(0, 3).Select(_ => Pick(Words(), 1)[0]);
        return OfOne(_ => [], string.Join(' ', words));
    }

    private SearchRequest WithNumber()
    {
        var content = notices[_dice.Next(notices.Count)].Content;
        return OfOne(_ => [], content.ProcedureCode!) with { Sectors = [], Regions = [] };
    }

    private string[] Words()
    {
        while (true)
        {
            var words = WordsOf(notices[_dice.Next(notices.Count)].Content.Title);
            if (words.Length >= 4)
                return words;
        }
    }

    private static string[] Phrase(string[] words) => [$"\"{words[1]} {words[2]}\"", words[3]];

    private string[] Pick(string[] words, int count)
    {
        var picked = words.ToArray();
        _dice.Shuffle(picked);
        return picked[..count];
    }

    /// <summary>Those that people search for: no numbers, and no words of a letter or two.</summary>
    private static string[] WordsOf(string title) =>
        [.. Folding.Fold(title).Split(' ').Where(word => word.Length >= 4 && !word.Any(char.IsAsciiDigit) && Analyser.Terms(word).Count == 1).Distinct()];
}
