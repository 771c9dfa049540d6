using System.Collections.Immutable;

namespace ProcurementHub.Demo.Content;

/// <summary>The truth at one moment: what the pages say, before they say it. A book never changes; the next one replaces it.</summary>
public sealed class PublisherBook
{
    private readonly PublisherOptions _options;
    private readonly NoticeWriter _writer;
    private readonly ImmutableList<Addition> _additions;
    private readonly ImmutableDictionary<int, NoticeEdit> _edits;
    private readonly PlanShelf _plans;
    private readonly Lazy<IReadOnlyList<PublishedChange>> _changes;

    private PublisherBook(PublisherBook? previous, PublisherOptions options, Edition edition)
    {
        _options = options;
        _writer = previous?._writer ?? new NoticeWriter(options);
        _additions = edition.Additions;
        _edits = edition.Edits;
        _plans = edition.Plans;
        Now = edition.Now;
        Number = previous is null ? 0 : previous.Number + 1;
        Count = options.Notices + _additions.Sum(addition => addition.Count);

        // The codes of new calls are known only once there is a book to read them from.
        var firstNew = previous?.Count ?? Count;
        _changes = new(() =>
        [
            .. edition.Changes,
            .. Enumerable.Range(firstNew, Count - firstNew)
                .Select(index => new PublishedChange(ChangeKind.NewCall, index, this[index].Code)),
        ]);
    }

    /// <summary>0 at the start, one more after each advance.</summary>
    public int Number { get; }

    public DateTimeOffset Now { get; }

    /// <summary>Calls in both outlets.</summary>
    public int Count { get; }

    /// <summary>What was changed to come to this book from the one before.</summary>
    public IReadOnlyList<PublishedChange> Changes => _changes.Value;

    public static IReadOnlyList<PublishedEntity> Entities => EntityRegister.All;

    /// <summary>The year whose plans are being published: that of the clock at the start, in the country.</summary>
    public int PlanYear => _plans.Year;

    /// <summary>Calls in the order of publication, oldest first; written as they are asked for.</summary>
    public IEnumerable<PublishedNotice> Notices => Enumerable.Range(0, Count).Select(index => this[index]);

    /// <summary>The plan year's plans and those of the year before, published or not, in the order of the entities.</summary>
    public IEnumerable<PublishedPlan> Plans => _plans.All;

    public PublishedNotice this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var notice = _writer.Write(index, Late(index));
            return _edits.TryGetValue(index, out var edit) ? edit.Apply(notice) : notice;
        }
    }

    public int CountIn(Outlet outlet) => Outlets.Count(outlet, Count);

    public PublishedNotice? Find(int id) => NoticeWriter.TryIndex(id, out var index) && index < Count ? this[index] : null;

    public PublishedPlan? FindPlan(string ruc, int year) => _plans.Find(ruc, year);

    internal int Seed => _options.Seed;

    internal static PublisherBook Open(PublisherOptions options) =>
        new(null, options, new Edition(options.Now, [], ImmutableDictionary<int, NoticeEdit>.Empty, PlanShelf.Fill(options), []));

    internal PublisherBook Next(DateTimeOffset now) =>
        new(this, _options, Reviser.Revise(this, new Edition(now, _additions, _edits, _plans, [])));

    private (OfficeHours Hours, double Fraction)? Late(int index)
    {
        var first = _options.Notices;
        foreach (var addition in _additions)
        {
            if (index >= first && index < first + addition.Count)
                return (addition.Hours, (index - first + 0.5) / addition.Count);
            first += addition.Count;
        }

        return null;
    }
}

/// <summary>Calls published together after the start.</summary>
internal sealed record Addition(OfficeHours Hours, int Count);

internal sealed record Edition(
    DateTimeOffset Now,
    ImmutableList<Addition> Additions,
    ImmutableDictionary<int, NoticeEdit> Edits,
    PlanShelf Plans,
    IReadOnlyList<PublishedChange> Changes);
