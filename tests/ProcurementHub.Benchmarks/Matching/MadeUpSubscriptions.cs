using ProcurementHub.Benchmarks.Search;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Benchmarks.Matching;

/// <summary>
/// Saved searches as firms make them: firms are where the business is, so sectors, places and words are those of
/// notices drawn at random; most choose one sector and one place, one in three gives words. Each follows from its
/// number alone.
/// </summary>
internal sealed class MadeUpSubscriptions
{
    /// <summary>Nobody asks for words that stand in so many titles.</summary>
    private const double TooCommon = 0.04;

    private static readonly decimal[] amounts = [5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000];

    private static readonly int[] daysLeft = [2, 3, 5, 10];

    private readonly MadeUpNotices notices;
    private readonly (string[] Words, string? Sector, string Region)[] drawn;

    public MadeUpSubscriptions(MadeUpNotices notices)
    {
        this.notices = notices;
        var contents = Enumerable.Range(0, Math.Min(notices.Count, 20_000)).Select(at => notices[at].Content).ToList();
        var titles = contents.ConvertAll(content => Words(content.Title));
        var common = titles.SelectMany(words => words).CountBy(word => word).Where(pair => pair.Value > titles.Count * TooCommon).Select(pair => pair.Key).ToHashSet();
        drawn = [.. contents.Zip(titles, (content, words) => (
            words.Where(word => !common.Contains(word)).ToArray(),
            content.Sectors is [var sector, ..] ? sector.Sector : null,
            content.Regions is [var place, ..] ? place.Code : "PE-1501"))];
    }

    /// <param name="count">How many.</param>
    /// <param name="first">Number of the first.</param>
    public IEnumerable<(long Id, SubscriptionCriteria Criteria)> Take(int count, int first = 0)
    {
        for (var at = first; at < first + count; at++)
            yield return (IdOf(at), Make(new Random(at)));
    }

    public static long IdOf(int number) => 1_000_000_000L + number;

    private SubscriptionCriteria Make(Random dice)
    {
        var keywords = Keywords(dice);
        var (least, most) = Bounds(dice);
        return new SubscriptionCriteria
        {
            Sectors = Sectors(dice, keywords.Length > 0),
            Regions = Regions(dice),
            Keywords = keywords,
            Exclude = keywords.Length > 0 && dice.NextDouble() < 0.2 ? [Word(dice)] : [],
            Categories = dice.NextDouble() < 0.2 ? [(ProcurementCategory)dice.Next(1, 5)] : [],
            MinAmount = least,
            MaxAmount = most,
            OnlySmeReserved = dice.NextDouble() < 0.03,
            MinWorkingDaysLeft = dice.NextDouble() < 0.1 ? daysLeft[dice.Next(daysLeft.Length)] : null,
            Kinds = dice.NextDouble() < 0.1 ? [NoticeKind.Tender] : [],
        };
    }

    private string[] Sectors(Random dice, bool hasKeywords)
    {
        if (dice.NextDouble() < (hasKeywords ? 0.5 : 0.04))
            return [];
        var count = dice.NextDouble() switch { < 0.62 => 1, < 0.85 => 2, < 0.95 => 3, _ => 4 };
        return [.. Enumerable.Range(0, count).Select(_ => Sector(dice)).Distinct()];
    }

    private string Sector(Random dice) => dice.NextDouble() < 0.8 && drawn[dice.Next(drawn.Length)].Sector is { } sector
        ? sector : SectorList.Standard.All[dice.Next(SectorList.Standard.All.Count)].Code;

    private string[] Regions(Random dice)
    {
        if (dice.NextDouble() < 0.15)
            return dice.NextDouble() < 0.3 ? ["PE"] : [];
        var count = dice.NextDouble() switch { < 0.7 => 1, < 0.88 => 2, _ => 3 };
        return [.. Enumerable.Range(0, count).Select(_ => Region(dice)).Distinct()];
    }

    private string Region(Random dice)
    {
        var tree = RegionTree.Standard;
        var place = drawn[dice.Next(drawn.Length)].Region;
        return dice.NextDouble() switch
        {
            < 0.65 => tree.Ancestors(place) is [var department, _, ..] ? department : place,
            < 0.9 => place,
            _ => tree.Children(place) is { Count: > 0 } inside ? inside[dice.Next(inside.Count)].Code : place,
        };
    }

    private string[] Keywords(Random dice)
    {
        if (dice.Next(3) != 0)
            return [];
        var count = dice.NextDouble() switch { < 0.55 => 1, < 0.8 => 2, _ => 3 };
        return [.. Enumerable.Range(0, count).Select(_ => Keyword(dice)).Distinct()];
    }

    private string Keyword(Random dice) => dice.NextDouble() switch
    {
        < 0.55 => Word(dice),
        < 0.80 => $"{Word(dice)} {Word(dice)}",
        < 0.92 => Phrase(dice),
        _ => Word(dice)[..4] + "*",
    };

    private string Word(Random dice)
    {
        while (true)
        {
            var words = drawn[dice.Next(drawn.Length)].Words;
            if (words.Length > 0)
                return words[dice.Next(words.Length)];
        }
    }

    private string Phrase(Random dice)
    {
        while (true)
        {
            var words = Words(notices[dice.Next(drawn.Length)].Content.Title);
            if (words.Length < 3)
                continue;
            var at = dice.Next(words.Length - 1);
            return $"\"{words[at]} {words[at + 1]}\"";
        }
    }

    private static (decimal?, decimal?) Bounds(Random dice)
    {
        var bound = amounts[dice.Next(amounts.Length)];
        return dice.NextDouble() switch { < 0.1 => (bound, null), < 0.16 => (null, bound), < 0.2 => (bound, bound * 10), _ => (null, null) };
    }

    private static string[] Words(string title) =>
        [.. Folding.Fold(title).Split(' ').Where(word => word.Length >= 4 && !word.Any(char.IsAsciiDigit) && Analyser.Terms(word).Count == 1).Distinct()];
}
