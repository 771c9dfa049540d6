using ProcurementHub.Storage.Search;

namespace ProcurementHub.Tests.Storage;

public sealed class KeyFilterTests
{
    private const int Notices = 60_000;
    private static readonly DateTimeOffset monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [TestCase(3)]
    [TestCase(40)]
    [TestCase(1000)]
    public void Filter_OfAList_MissesNoneOfItsKeysAndLetsFewOthersPass(int oneIn)
    {
        var keys = Enumerable.Range(0, Notices).Select(Key).ToList();
        var listed = keys.Where((_, place) => place % 7919 % oneIn == 0).ToHashSet();
        var filter = new KeyFilter(PostingRow.Of(PostingKey.Bucket(keys[0]), "silla", 1, listed.OrderDescending().Select(key => new Posting(key, false))));

        Assert.That(listed, Has.All.Matches<long>(filter.MayHold));
        var others = keys.Where(key => !listed.Contains(key)).ToList();
        Assert.That(others.Count(filter.MayHold), Is.LessThan(others.Count / 5));
    }

    // One after the other, with ids in the same order: their keys grow by nearly the same each time.
    private static long Key(int number) => PostingKey.Of(monday.AddMinutes(number * 1.5768), 500_000 + number);
}
