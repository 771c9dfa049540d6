using ProcurementHub.Core.Calendars;

namespace ProcurementHub.Jobs.Digests;

/// <summary>Everything one subscriber gets in one mail, before it is put into words.</summary>
public sealed record Digest
{
    public required DigestReader Reader { get; init; }

    public required string Period { get; init; }

    public required DateTimeOffset ComposedAt { get; init; }

    /// <summary>In the order in which they are shown; none is empty. None at all in a mail that says that there was nothing.</summary>
    public required IReadOnlyList<DigestSection> Sections { get; init; }

    /// <summary>What is told of annual plans, after all sections; null where there is nothing.</summary>
    public DigestPlans? Plans { get; init; }

    public required DigestLeftOut LeftOut { get; init; }

    public required SourceReport Sources { get; init; }

    /// <summary>By which days left are counted.</summary>
    public required WorkingCalendar Calendar { get; init; }

    /// <summary>Searches that find more than anybody reads.</summary>
    public IReadOnlyList<RunawaySearch> Runaways { get; init; } = [];

    /// <summary>Days for which there was nothing to tell; null in a mail that has something.</summary>
    public int? SilentDays { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    public IReadOnlyList<DigestItem> Fresh => Of(DigestSectionKind.Fresh)?.Items ?? [];

    public IReadOnlyList<DigestItem> Changed => Of(DigestSectionKind.Changed)?.Items ?? [];

    public int FreshTotal => Total(DigestSectionKind.Fresh);

    public int ChangedTotal => Total(DigestSectionKind.Changed);

    /// <summary>What is told for the first time, or anew; reminders are not.</summary>
    public int ToldTotal => Sections.Where(section => section.Kind != DigestSectionKind.Closing).Sum(section => section.Total) + PlansTotal;

    public int PlansTotal => Plans?.Total ?? 0;

    public IEnumerable<DigestItem> Items => Sections.SelectMany(section => section.Items);

    public int More => Sections.Sum(section => section.More);

    public int Total(DigestSectionKind kind) => Of(kind)?.Total ?? 0;

    private DigestSection? Of(DigestSectionKind kind) => Sections.FirstOrDefault(section => section.Kind == kind);
}

public enum DigestSectionKind
{
    /// <summary>Never told before; closing soonest first, those without a deadline last.</summary>
    Fresh,

    /// <summary>Told before, and moved since.</summary>
    Changed,

    /// <summary>Told before, and closing within three working days.</summary>
    Closing,

    /// <summary>Never told before, and no call yet.</summary>
    Planned,

    /// <summary>Lines of annual plans, which are no notices: see <see cref="DigestPlans"/>.</summary>
    Plans,

    /// <summary>Those among them that were taken out of their plans; only counted by itself.</summary>
    TakenOut,
}

/// <param name="More">Notices that are told only by number and link.</param>
public sealed record DigestSection(DigestSectionKind Kind, IReadOnlyList<DigestItem> Items, int More)
{
    public int Total => Items.Count + More;
}

/// <summary>A search that finds more in a day than anybody reads.</summary>
/// <param name="Name">What the reader calls it, or what it asks for.</param>
/// <param name="Found">Since the last digest.</param>
/// <param name="Taken">How many of these, the ones that close soonest, are in the digest.</param>
public sealed record RunawaySearch(string Name, int Found, int Taken);

/// <summary>Matches that a digest settles without showing them: counted, never silent.</summary>
/// <param name="Closed">Notices that no longer take tenders.</param>
/// <param name="Unmoved">Notices that the reader knows and that stand again, or still, as they were told.</param>
/// <param name="Known">Notices of calls that the reader was told from another source: of no interest to them, and so in no sentence.</param>
/// <param name="Plans">Plan lines that are past, called for, taken out without having been told, or known as they are: in no sentence either.</param>
public sealed record DigestLeftOut(int Closed, int Unmoved, int Known = 0, int Plans = 0)
{
    public int Total => Closed + Unmoved + Known + Plans;
}

/// <summary>How well the hub could look: a mail without news from a source that was down is no news of quiet.</summary>
/// <param name="OnTime">Number of sources that were read when they were due.</param>
/// <param name="Late">Titles of those that were not.</param>
public sealed record SourceReport(int OnTime, IReadOnlyList<LateSource> Late);

/// <param name="LastSuccess">Null when it was never read.</param>
public sealed record LateSource(string Title, DateTimeOffset? LastSuccess);
