using System.Globalization;
using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Tests.LeadTimes;

/// <summary>Figures beside the same figures counted in the plainest way, one notice after the other.</summary>
public sealed class LeadTimeAnswerTests
{
    private static readonly string[] sectorSets = ["", "food", "food fuel", "works"];
    private static readonly string[] regionSets = ["PE-CUS", "PE-CUS PE-LIM", ""];

    private static IEnumerable<string> Groupings() =>
        ["", "month", "year", "sector", "region", "entity", "procedureType", "category", "source", "month,sector", "sector,region,year", "entity,month,sector,region,procedureType,category,source"];

    [TestCaseSource(nameof(Groupings))]
    public void Groups_OfEveryKey_AreThoseOfAPlainCount(string by)
    {
        var notices = MadeUp(3000);
        var keys = LeadTimeKeys.Parse(by).Value;

        var answer = LeadTimeAnswer.Of(Table(notices), new LeadTimeQuery { By = keys });

        var expected = notices
            .SelectMany(notice => Spread(notice, keys).Select(labels => (Labels: labels, Notice: notice)))
            .GroupBy(pair => string.Join('|', pair.Labels.Select(label => label ?? "~")), pair => pair.Notice)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Plain(group.ToList())));
        Assert.That(
            answer.Groups.Select(group => (string.Join('|', group.Keys.Select(label => label ?? "~")), Shown(group.Figure()))).OrderBy(group => group.Item1, StringComparer.Ordinal),
            Is.EqualTo(expected));
    }

    [Test]
    public void Whole_OfAChoice_CountsEachNoticeOnce()
    {
        var notices = MadeUp(3000);
        var query = new LeadTimeQuery
        {
            By = [LeadTimeKey.Sector, LeadTimeKey.Region], From = new DateOnly(2026, 2, 3), To = new DateOnly(2026, 3, 5),
            Sector = "fuel", Region = "PE-LIM", Category = ProcurementCategory.Goods, Source = "s1",
        };

        var figure = LeadTimeAnswer.Whole(Table(notices), query).Figure();

        Assert.That(Shown(figure), Is.EqualTo(Plain(notices.Where(notice =>
            notice.Day >= query.From && notice.Day <= query.To && notice.Sectors == "food fuel" && notice.Regions == "PE-CUS PE-LIM" && notice.Category == 1 && notice.Source == "s1").ToList())));
        Assert.That(figure.Notices, Is.GreaterThan(0));
    }

    [Test]
    public void Whole_OfWhatNobodyPublished_HasNoFigures()
    {
        var figure = LeadTimeAnswer.Whole(Table(MadeUp(10)), new LeadTimeQuery { Entity = "99" }).Figure();

        Assert.That((figure.Notices, figure.MeanDays, figure.MedianDays, figure.Biased), Is.EqualTo((0, (double?)null, (double?)null, (BiasedFigure?)null)));
        Assert.That(LeadTimeAnswer.Whole(Table([]), new LeadTimeQuery()).Figure().Notices, Is.Zero);
    }

    [Test]
    public void Figure_WithNoticesFromBeforeTheWatch_TellsWhatTheyWouldMakeOfItApart()
    {
        var figure = LeadTimeAnswer.Whole(Table(
        [
            new MadeUpNotice { Seconds = 86400 }, new MadeUpNotice { Seconds = 2 * 86400, Final = 5 * 86400, Moves = 2 },
            new MadeUpNotice { Seconds = 12 * 86400, Exclusion = LeadTimeExclusion.BeforeWatch },
        ]), new LeadTimeQuery()).Figure();

        Assert.That((figure.MeanDays, figure.MedianDays, figure.Usable, figure.Moved), Is.EqualTo((1.5, 1.5, 2, new MovedDeadlines(1, 2, 3, 3))));
        Assert.That(figure.Biased, Is.EqualTo(new BiasedFigure(3, 5, 2, new MovedDeadlines(1, 2, 3, 6))));
    }

    [Test]
    public void Awards_OfCallsInEveryState_LeaveOutWhatWasCalledOff()
    {
        var figure = LeadTimeAnswer.Whole(Table(
        [
            new MadeUpNotice { Status = NoticeStatus.Awarded, Winners = new WinnerCounts(3, 2, 1) }, new MadeUpNotice { Status = NoticeStatus.Awarded },
            new MadeUpNotice { Status = NoticeStatus.Closed, Winners = new WinnerCounts(1, 1, 1) }, new MadeUpNotice { Status = NoticeStatus.Open },
            new MadeUpNotice { Status = NoticeStatus.Cancelled, Winners = new WinnerCounts(2, 2, 2) }, new MadeUpNotice { Status = NoticeStatus.Void, Winners = new WinnerCounts(2, 2, 2) },
            new MadeUpNotice { Status = NoticeStatus.Awarded, Winners = new WinnerCounts(4, 0, 0) },
        ]), new LeadTimeQuery()).Figure();

        Assert.That(figure.Awards, Is.EqualTo(new AwardFigure(Calls: 4, CallsSized: 2, Winners: 8, Sized: 3, SmallFirms: 2)));
    }

    [Test]
    public void Distribution_CountsWholeDaysAndWhatIsLonger() =>
        Assert.That(
            LeadTimeAnswer.Whole(Table([.. new[] { 1, 86399, 86400, 3 * 86400, 99 * 86400 }.Select(seconds => new MadeUpNotice { Seconds = seconds })]), new LeadTimeQuery()).Distribution(3),
            Is.EqualTo(new[] { 2, 1, 0, 2 }));

    private static string Shown(LeadTimeFigure figure) => FormattableString.Invariant(
        $"{figure.Notices} {figure.Usable} {figure.MeanDays:0.000000} {figure.MedianDays:0.000000} {figure.P10Days:0.000000} {figure.P90Days:0.000000} {figure.MeanWorkingDays:0.0000} {figure.MedianWorkingDays:0.0} {figure.Moved.Notices} {figure.Judged} {figure.BelowMinimum} {string.Join(' ', figure.Excluded.Select(count => count.Notices))} {figure.Awards}");

    private static string Plain(List<MadeUpNotice> notices)
    {
        var usable = notices.Where(notice => notice.Exclusion == LeadTimeExclusion.None).ToList();
        var awarded = notices.Where(notice => notice.Status == NoticeStatus.Awarded && notice.Winners == default).Concat(notices.Where(notice =>
            notice.Winners.Count > 0 && notice.Status != NoticeStatus.Cancelled && notice.Status != NoticeStatus.Void)).ToList();
        var awards = new AwardFigure(
            awarded.Count, awarded.Count(notice => notice.Winners.Sized > 0), awarded.Sum(notice => notice.Winners.Count),
            awarded.Sum(notice => notice.Winners.Sized), awarded.Sum(notice => notice.Winners.Small));
        var days = usable.Select(notice => notice.Seconds / 86400.0).Order().ToList();
        var workingDays = usable.Select(notice => (double)notice.WorkingDays).Order().ToList();
        return FormattableString.Invariant(
            $"{notices.Count} {usable.Count} {Mean(days):0.000000} {At(days, 0.5):0.000000} {At(days, 0.1):0.000000} {At(days, 0.9):0.000000} {Mean(workingDays):0.0000} {At(workingDays, 0.5):0.0} {usable.Count(notice => notice.Moves > 0 || notice.Final != notice.Seconds)} {usable.Count(notice => notice.Minimum != 0)} {usable.Count(notice => notice.Minimum == MinimumState.Below)} {string.Join(' ', LeadTimeExclusions.All.Select(reason => notices.Count(notice => notice.Exclusion == reason)))} {awards}");

        static double? Mean(List<double> values) => values.Count == 0 ? null : values.Average();

        static double? At(List<double> sorted, double part)
        {
            if (sorted.Count == 0)
                return null;
            var place = part * (sorted.Count - 1);
            var low = (int)place;
            return sorted[low] + ((place - low) * (sorted[Math.Min(low + 1, sorted.Count - 1)] - sorted[low]));
        }
    }

    private static IEnumerable<string?[]> Spread(MadeUpNotice notice, IReadOnlyList<LeadTimeKey> keys)
    {
        IEnumerable<string?[]> all = [[]];
        foreach (var key in keys)
        {
            string?[] values = key switch
            {
                LeadTimeKey.Month => new[] { notice.Day?.ToString("yyyy-MM", CultureInfo.InvariantCulture) },
                LeadTimeKey.Year => new[] { notice.Day?.ToString("yyyy", CultureInfo.InvariantCulture) },
                LeadTimeKey.Sector => notice.Sectors.Length == 0 ? new string?[] { null } : notice.Sectors.Split(' '),
                LeadTimeKey.Region => notice.Regions.Length == 0 ? new string?[] { null } : notice.Regions.Split(' '),
                LeadTimeKey.Entity => new[] { notice.Entity },
                LeadTimeKey.ProcedureType => new[] { notice.Type },
                LeadTimeKey.Category => new[] { notice.Category == 0 ? null : NoticeWords.Of((ProcurementCategory)notice.Category) },
                _ => new[] { notice.Source },
            };
            all = all.SelectMany(labels => values.Select(value => (string?[])[.. labels, value]));
        }

        return all;
    }

    private static List<MadeUpNotice> MadeUp(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var seconds = random.Next(40 * 86400);
            return new MadeUpNotice
            {
                Day = random.Next(20) == 0 ? null : new DateOnly(2025, 11, 1).AddDays(random.Next(180)),
                Exclusion = random.Next(3) == 0 ? (LeadTimeExclusion)random.Next(11) : LeadTimeExclusion.None,
                Seconds = seconds,
                Final = random.Next(5) == 0 ? seconds + random.Next(86400) : seconds,
                Moves = random.Next(10) == 0 ? 1 : 0,
                WorkingDays = random.Next(30),
                Minimum = (MinimumState)random.Next(3),
                Entity = random.Next(9) == 0 ? null : $"{random.Next(5)}",
                Type = random.Next(9) == 0 ? null : $"type {random.Next(3)}",
                Source = $"s{random.Next(2)}",
                Category = random.Next(5),
                Sectors = sectorSets[random.Next(4)],
                Regions = regionSets[random.Next(3)],
                Status = (NoticeStatus)random.Next(8),
                Winners = random.Next(4) == 0 ? new WinnerCounts(3, random.Next(1, 4), random.Next(2)) : default,
            };
        })];
    }

    private static LeadTimeTable Table(IReadOnlyList<MadeUpNotice> notices)
    {
        var names = new LeadTimeNames();
        var winners = notices.Select(notice => notice.Winners).Distinct().ToList();
        var months = notices.GroupBy(notice => notice.Day is { } day ? (day.Year * 100) + day.Month : 0).OrderBy(month => month.Key).Select(month => new LeadTimeFacts
        {
            Month = month.Key,
            Days = Column(month, notice => notice.Day?.DayNumber ?? LeadTimeFacts.NoValue),
            Exclusions = [.. month.Select(notice => notice.Exclusion)],
            Seconds = Column(month, notice => notice.Seconds),
            FinalSeconds = Column(month, notice => notice.Final),
            WorkingDays = Column(month, notice => notice.WorkingDays),
            Moves = Column(month, notice => notice.Moves),
            Minimums = [.. month.Select(notice => notice.Minimum)],
            Awards = Column(month, notice => WinnerCounts.OfAward(notice.Status, notice.Winners) is { } won ? winners.IndexOf(won) + 1 : 0),
            Winners = [.. winners],
            Reserved = Column(month, notice => notice.Moves),
            Entities = Column(month, notice => notice.Entity is { } entity ? names.Entities.Number(entity) : -1),
            Sources = Column(month, notice => names.Sources.Number(notice.Source)),
            ProcedureTypes = Column(month, notice => notice.Type is { } type ? names.ProcedureTypes.Number(type) : -1),
            Categories = Column(month, notice => notice.Category - 1),
            Sectors = Column(month, notice => names.SectorSets.Number(notice.Sectors)),
            Regions = Column(month, notice => names.RegionSets.Number(notice.Regions)),
        });
        return new LeadTimeTable([.. months], names, null, 0);
    }

    private static int[] Column(IEnumerable<MadeUpNotice> notices, Func<MadeUpNotice, int> value) => [.. notices.Select(value)];

    private sealed record MadeUpNotice
    {
        private readonly int? final;

        public DateOnly? Day { get; init; } = new DateOnly(2026, 1, 5);

        public LeadTimeExclusion Exclusion { get; init; }

        public int Seconds { get; init; }

        public int Final { get => final ?? Seconds; init => final = value; }

        public int Moves { get; init; }

        public int WorkingDays { get; init; }

        public MinimumState Minimum { get; init; }

        public string? Entity { get; init; }

        public string? Type { get; init; }

        public string Source { get; init; } = "s0";

        public int Category { get; init; }

        public string Sectors { get; init; } = "";

        public string Regions { get; init; } = "";

        public NoticeStatus Status { get; init; }

        public WinnerCounts Winners { get; init; }
    }
}
