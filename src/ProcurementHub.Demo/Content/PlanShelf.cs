using System.Collections.Immutable;

namespace ProcurementHub.Demo.Content;

/// <summary>Which plans are published, since when and in which version; the lines are written when a plan is opened.</summary>
internal sealed class PlanShelf
{
    private readonly int _seed;
    private readonly ImmutableArray<Entry> _entries;

    private PlanShelf(int seed, int year, ImmutableArray<Entry> entries)
    {
        _seed = seed;
        Year = year;
        _entries = entries;
    }

    public int Year { get; }

    public IEnumerable<PublishedPlan> All => _entries.Select(Open);

    public static PlanShelf Fill(PublisherOptions options)
    {
        var today = DateOnly.FromDateTime(options.Now.ToOffset(OfficeHours.Offset).DateTime);
        var entries = EntityRegister.All.Index().SelectMany(place => new[] { today.Year, today.Year - 1 }.Select(year =>
        {
            var dice = Dice.For(options.Seed, Purpose.Plan, place.Index * 10_000 + year);
            var published = PublishedOn(year, dice);
            return new Entry(place.Item, year, published <= today ? published : null, 1, []);
        }));
        return new PlanShelf(options.Seed, today.Year, [.. entries]);
    }

    public PublishedPlan? Find(string ruc, int year)
    {
        var entry = _entries.FirstOrDefault(candidate => candidate.Year == year && candidate.Entity.Ruc == ruc);
        return entry is null ? null : Open(entry);
    }

    /// <summary>One body publishes its plan at last, and another takes a line out of its own.</summary>
    public PlanShelf Revise(DateOnly today, Dice dice, List<PublishedChange> changes)
    {
        var entries = _entries.ToBuilder();
        Change(ChangeKind.PlanPublished, entry => entry.PublishedOn is null, entry => entry with { PublishedOn = today });
        Change(ChangeKind.PlanAmended, entry => entry.PublishedOn < today, entry => entry with
        {
            Version = entry.Version + 1,
            Withdrawn = [.. entry.Withdrawn, dice.Pick(Open(entry).Lines).Reference],
        });
        return new PlanShelf(_seed, Year, entries.ToImmutable());

        void Change(ChangeKind kind, Func<Entry, bool> mayChange, Func<Entry, Entry> change)
        {
            var places = Enumerable.Range(0, entries.Count)
                .Where(place => entries[place].Year == Year && mayChange(entries[place])).ToList();
            if (places.Count == 0)
                return;
            var place = dice.Pick(places);
            entries[place] = change(entries[place]);
            changes.Add(new PublishedChange(kind, null, $"{entries[place].Entity.Ruc}-{Year}"));
        }
    }

    // Most bodies publish in January, some months late, some never.
    private static DateOnly? PublishedOn(int year, Dice dice) => dice.Next(20) switch
    {
        < 13 => OfficeHours.AddWorkingDays(new DateOnly(year, 1, 1), dice.Between(4, 20)),
        < 17 => OfficeHours.AddWorkingDays(new DateOnly(year, 1, 31), dice.Between(1, 80)),
        _ => null,
    };

    private PublishedPlan Open(Entry entry) => new(
        entry.Entity, entry.Year, entry.PublishedOn, entry.Version,
        entry.PublishedOn is null ? [] : PlanWriter.Write(_seed, entry.Entity, entry.Year, entry.Withdrawn));

    private sealed record Entry(
        PublishedEntity Entity, int Year, DateOnly? PublishedOn, int Version, ImmutableList<int> Withdrawn);
}
