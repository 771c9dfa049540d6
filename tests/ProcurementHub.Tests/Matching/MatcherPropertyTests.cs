using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Core.Text;
using ProcurementHub.Matching;

namespace ProcurementHub.Tests.Matching;

/// <summary>The index must find exactly what the obvious loop over all pairs finds.</summary>
public sealed class MatcherPropertyTests
{
    private static readonly RegionTree tree = RegionTree.Standard;
    private static readonly string[] regions = ["PE", "PE-ARE", "PE-0401", "PE-0402", "PE-LIM", "PE-1501", "PE-150131", "PE-150142", "CL", "CL-AP"];
    private static readonly string[] sectors = ["textiles", "construction", "food", "health"];
    private static readonly string[] types = ["Licitación Pública", "LICITACION  PUBLICA", "Comparación de precios", "*"];
    private static readonly string[] words = ["uniformes", "obra", "agua", "pan", "zapatos", "servicio", "limpieza", "computadoras"];
    private static readonly string[] keywords =
        ["uniforme", "obras agua", "\"servicio de limpieza\"", "comput*", "pan -agua", "-obra", "zapat*", "reses*", "LP-1-2026", "de", "pan pan*", "obra agua pan -zapatos -servicio", "\"agua obra\" pan", "zapat* comput*"];

    [Test]
    public void Matcher_AnySubscriptionsAndNotices_FindsWhatTheObviousLoopFinds()
    {
        var cases =
            from subscriptions in Criteria().ListOf().Resize(30)
            from notices in Notices().ListOf().Resize(8)
            select (Subscriptions: subscriptions.ToList(), Notices: notices.ToList());

        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            var index = SubscriptionIndex.Build(sample.Subscriptions.Select((criteria, i) => ((long)i, criteria)), tree);
            var matcher = new Matcher(index);
            foreach (var notice in sample.Notices)
            {
                var found = matcher.Match(notice).Select(match => match.SubscriptionId).Order().ToList();
                var obvious = Obvious(notice, sample.Subscriptions).ToList();
                foreach (var id in found.Except(obvious).Concat(obvious.Except(found)))
                    Assert.Fail($"{JsonSerializer.Serialize(sample.Subscriptions[(int)id])} and {JsonSerializer.Serialize(notice)}");
                if (!found.SequenceEqual(obvious))
                    return false;
            }
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    [Test]
    public void Index_AfterAnyChanges_FindsWhatTheObviousLoopFinds()
    {
        var changes =
            from id in Gen.Choose(0, 12)
            from ends in Gen.Elements(true, false, false)
            from criteria in Criteria()
            select (Id: id, Criteria: ends ? null : criteria);
        var cases =
            from first in Criteria().ListOf().Resize(12)
            from steps in changes.ListOf().Resize(40)
            from notices in Notices().ListOf().Resize(6)
            select (First: first.ToList(), Steps: steps.ToList(), Notices: notices.ToList());

        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            var wanted = sample.First.Select((criteria, i) => (Id: (long)i, Criteria: criteria)).ToDictionary(one => one.Id, one => one.Criteria);
            var index = SubscriptionIndex.Build(wanted.Select(one => (one.Key, one.Value)), tree);
            var matcher = new Matcher(index);
            foreach (var (step, at) in sample.Steps.Select((step, at) => (step, at)))
            {
                if (step.Criteria is not null)
                {
                    index.Set(step.Id, step.Criteria);
                    wanted[step.Id] = step.Criteria;
                }
                else if (index.Remove(step.Id) != wanted.Remove(step.Id))
                {
                    return false;
                }

                var notice = sample.Notices.Count == 0 ? new NoticeToMatch(new NoticeContent { Title = "" }) : sample.Notices[at % sample.Notices.Count];
                var ids = wanted.Keys.Order().ToList();
                var obvious = Obvious(notice, ids.ConvertAll(id => wanted[id])).Select(found => ids[(int)found]);
                var matches = matcher.Match(notice);
                if (!matches.Select(match => match.SubscriptionId).Order().SequenceEqual(obvious) || matches.Any(match => match.Reasons.Count == 0))
                    return false;
            }
            return index.Count == wanted.Count && index.DifferentWishes <= wanted.Count;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Test]
    public void Explanation_AnyPair_AgreesWithTheMatcherAndItsReasons()
    {
        var pairs = from criteria in Criteria() from notice in Notices() select (Criteria: criteria, Notice: notice);

        Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var matches = new Matcher(SubscriptionIndex.Build([(1, pair.Criteria)], tree)).Match(pair.Notice);
            var explanation = Explanation.Of(pair.Notice, pair.Criteria, tree);
            var told = explanation.Verdicts.SelectMany(verdict => verdict.Reasons).ToList();
            return explanation.Matches == (matches.Count == 1)
                && (matches.Count == 0
                    || matches[0].Reasons.SequenceEqual(told)
                    || (told.Count == 0 && matches[0].Reasons is [{ Criterion: MatchCriterion.Everything }]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static IEnumerable<long> Obvious(NoticeToMatch notice, List<SubscriptionCriteria> subscriptions)
    {
        for (var i = 0; i < subscriptions.Count; i++)
        {
            var wanted = subscriptions[i];
            var content = notice.Content;
            var own = content.Sectors.Count == 0 ? ["not-known"] : content.Sectors.Select(sector => sector.Sector);
            if (wanted.Sectors.Count > 0 && !wanted.Sectors.Intersect(own).Any())
                continue;
            if (wanted.OnlySmeReserved && content.SmeReserved != true)
                continue;
            if (notice.WorkingDaysLeft < wanted.MinWorkingDaysLeft)
                continue;
            if (wanted.Kinds.Count > 0 && !wanted.Kinds.Contains(notice.Kind))
                continue;
            var asked = wanted.ProcedureTypes.Select(Folding.Fold).Where(type => type != "").ToList();
            if (asked.Count > 0 && content.ProcedureType is { } type && !asked.Contains(Folding.Fold(type)))
                continue;
            if (wanted.Regions.Count > 0 && !wanted.Regions.Any(region => Reaches(notice, region)))
                continue;
            if (wanted.Categories.Count > 0 && content.Category != ProcurementCategory.Unknown && !wanted.Categories.Contains(content.Category))
                continue;
            if (content.Amount.Value is { } amount && (amount < wanted.MinAmount || amount > wanted.MaxAmount))
                continue;
            var texts = new[] { content.Title, content.Description, content.ProcedureCode }.Select(Analyser.Analyse).ToArray();
            var queries = wanted.Keywords.Select(KeywordQuery.Parse).Where(query => query.HasValue).ToList();
            if (queries.Count > 0 && !queries.Any(query => query.Value.Matches(texts)))
                continue;
            if (wanted.Exclude.Any(word => KeywordQuery.Parse(word).Value.Matches(texts)))
                continue;
            yield return i;
        }
    }

    private static bool Reaches(NoticeToMatch notice, string wanted) =>
        notice.Content.Regions.Count > 0
            ? notice.Content.Regions.Any(place => tree.IsWithin(place.Code, wanted) || tree.IsWithin(wanted, Roughly(place)))
            : notice.Country is { } country && tree.IsWithin(wanted, country);

    private static string Roughly(PlaceOfExecution place) =>
        place is { Basis: RegionBasis.EntitySeat, Code: "PE-150131" or "PE-150142" } ? "PE-1501" : place.Code;

    private static Gen<SubscriptionCriteria> Criteria() =>
        from wantedSectors in Some(sectors.Append("not-known"))
        from wantedRegions in Some(regions)
        from categories in Some(Enum.GetValues<ProcurementCategory>().Skip(1))
        from wantedWords in Some(keywords)
        from excluded in Some(words.Append("\"agua pan\""))
        from least in Gen.Elements<decimal?>(null, null, null, 10, 50)
        from most in Gen.Elements<decimal?>(null, null, null, 40, 100)
        from wantedTypes in Some(types)
        from reserved in Gen.Elements(false, false, false, false, true)
        from days in Gen.Elements<int?>(null, null, null, 0, 3, 8)
        from kinds in Some(Enum.GetValues<NoticeKind>())
        select new SubscriptionCriteria
        {
            Sectors = wantedSectors, Regions = wantedRegions, Categories = categories,
            Keywords = wantedWords, Exclude = excluded, MinAmount = least, MaxAmount = most,
            ProcedureTypes = wantedTypes, OnlySmeReserved = reserved, MinWorkingDaysLeft = days, Kinds = kinds,
        };

    private static Gen<NoticeToMatch> Notices() =>
        from title in Gen.Elements(words.Append("de")).ListOf().Resize(5)
        from description in Gen.Elements(words).ListOf().Resize(5)
        from code in Gen.Elements<string?>(null, "LP-1-2026-MDS-1")
        from places in Some(regions)
        from own in Some(sectors)
        from category in Gen.Elements(Enum.GetValues<ProcurementCategory>())
        from amount in Gen.Elements(Amount.NotGiven, Amount.Hidden("PEN"), Amount.Published(10, "PEN"), Amount.Published(75, "PEN"))
        from country in Gen.Elements<string?>(null, "PE", "CL")
        from type in Gen.Elements(null, types[0], types[2])
        from reserved in Gen.Elements<bool?>(null, true, false)
        from left in Gen.Elements<int?>(null, -1, 3, 5, 10)
        from kind in Gen.Elements(Enum.GetValues<NoticeKind>())
        select new NoticeToMatch(
            new NoticeContent
            {
                Title = string.Join(' ', title),
                Description = string.Join(' ', description),
                ProcedureCode = code,
                Regions = [.. places.Select((place, i) => new PlaceOfExecution(place, i == 0 ? RegionBasis.PlaceOfExecution : RegionBasis.EntitySeat))],
                Sectors = [.. own.Select((sector, i) => new SectorAssignment(sector, i == 0 ? SectorBasis.Text : SectorBasis.Code, 1, null))],
                Category = category,
                Amount = amount,
                ProcedureType = type,
                SmeReserved = reserved,
            },
            country)
        {
            Kind = kind,
            WorkingDaysLeft = left,
        };

    /// <summary>Often none, mostly few: as people subscribe.</summary>
    private static Gen<IReadOnlyList<T>> Some<T>(IEnumerable<T> values) =>
        from count in Gen.Elements(0, 0, 0, 1, 1, 2, 4)
        from chosen in Gen.Elements(values).ListOf(count)
        select (IReadOnlyList<T>)chosen.Distinct().ToList();
}
