using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Storage.Search;

/// <summary>From the first term up to, and without, the second.</summary>
internal readonly record struct TermRange(string From, string To)
{
    // No term has this character, and it is greater than all that terms have.
    private const char Last = '\uFFFF';

    // And no term has this one: nothing is between a term and the same with it behind.
    private const char Least = '\0';

    /// <summary>The one term that is in it; null where there may be several.</summary>
    public string? Only { get; private init; }

    public static TermRange Of(string term) => new(term, term + Least) { Only = term };

    public static TermRange Beginning(string prefix) => new(prefix, prefix + Last);

    public bool Holds(string term) => string.CompareOrdinal(term, From) >= 0 && string.CompareOrdinal(term, To) < 0;
}

/// <summary>A notice has one of the terms, or one within the ranges.</summary>
internal sealed record Condition(IReadOnlyList<string> Terms, IReadOnlyList<TermRange> Ranges)
{
    /// <summary>Words of the query say by their place in the title how relevant a notice is; sectors and the like do not.</summary>
    public bool IsWord { get; init; }

    public static Condition Word(string term) => new([PostingRow.Cut(term)], []) { IsWord = true };

    public static Condition OneOf(IEnumerable<string> facets) => new([.. facets.Select(PostingRow.Cut).Distinct(StringComparer.Ordinal)], []);

    public bool Holds(string term)
    {
        // Asked of each list that is read.
        for (var place = 0; place < Terms.Count; place++)
        {
            if (Terms[place] == term)
                return true;
        }

        for (var place = 0; place < Ranges.Count; place++)
        {
            if (Ranges[place].Holds(term))
                return true;
        }

        return false;
    }
}

/// <summary>Terms that must, or must not, stand side by side in one text.</summary>
internal sealed record Phrase(IReadOnlyList<string> Terms, bool IsExcluded);

/// <summary>A request as conditions on terms.</summary>
internal sealed class Conditions
{
    // Of more lists than this one each of sectors and of regions are sooner read.
    private const int PairsToAsk = 16;

    public List<Condition> Required { get; } = [];

    public List<Condition> Excluded { get; } = [];

    public List<Phrase> Phrases { get; } = [];

    /// <summary>That the deadline is still to come: the order of closing takes its days from it.</summary>
    public Condition? Closing { get; private init; }

    public static Conditions Of(SearchRequest request)
    {
        var closing = request.OpenAt is { } now ? new Condition([], [new TermRange(Facets.Closing(now), request.Bounds.EndOfClosing)]) : null;
        var conditions = new Conditions { Closing = closing };
        conditions.Add(request.Query);
        conditions.AddFacets(request);
        if (closing is not null)
            conditions.Required.Add(closing);
        if (conditions.Required.Count == 0)
            conditions.Required.Add(Condition.OneOf([Facets.Any]));
        return conditions;
    }

    private void Add(KeywordQuery? query)
    {
        foreach (var clause in query?.Required ?? [])
        {
            if (clause.Kind == KeywordKind.Prefix)
                Required.Add(Beginning(clause));
            else
                Required.AddRange(clause.Terms.Distinct(StringComparer.Ordinal).Select(Condition.Word));
            if (clause.Kind == KeywordKind.Phrase)
                Phrases.Add(new Phrase(Cut(clause), IsExcluded: false));
        }

        foreach (var clause in query?.Excluded ?? [])
        {
            if (clause.Kind == KeywordKind.Phrase)
                Phrases.Add(new Phrase(Cut(clause), IsExcluded: true));
            else
                Excluded.Add(clause.Kind == KeywordKind.Prefix ? Beginning(clause) : Condition.Word(clause.Terms[0]));
        }
    }

    private void AddFacets(SearchRequest request)
    {
        AddSectorsAndRegions(request);
        if (request.Categories.Count > 0)
            Required.Add(Condition.OneOf(request.Categories.Append(default).Select(Facets.Category)));
        if (request.Status is { } status)
            Required.Add(Condition.OneOf([Facets.Status(status)]));
        if (request.EntityId is { } entity)
            Required.Add(Condition.OneOf([Facets.Entity(entity)]));
        if (request.SourceId is { } source)
            Required.Add(Condition.OneOf([Facets.Source(source)]));
        Required.AddRange(request.Bounds.Conditions());
    }

    private void AddSectorsAndRegions(SearchRequest request)
    {
        var sectors = request.Sectors.Distinct(StringComparer.Ordinal).ToList();
        var reaching = request.Regions.Count > 0 ? Reaching(request) : null;
        if (reaching is not null && sectors.Count > 0 && MayBePaired(sectors, reaching, request))
            Required.Add(Paired(sectors, reaching));
        else
        {
            if (sectors.Count > 0)
                Required.Add(Condition.OneOf(sectors.Select(Facets.Sector)));
            if (reaching is not null)
                Required.Add(reaching);
        }
    }

    private static bool MayBePaired(List<string> sectors, Condition reaching, SearchRequest request) =>
        sectors.Count * (reaching.Terms.Count + reaching.Ranges.Count) <= PairsToAsk
        && request.Regions.All(code => Facets.IsPaired(RegionCodes.Canonical(code, RegionTree.Standard)));

    private static Condition Paired(List<string> sectors, Condition reaching) =>
        Condition.OneOf(sectors.SelectMany(sector => reaching.Terms.Select(place => Facets.Paired(sector, place)))) with
        {
            Ranges = [.. sectors.SelectMany(sector => reaching.Ranges.Select(range => TermRange.Beginning(Facets.Paired(sector, range.From))))],
        };

    /// <summary>As alerts judge it: a place inside, a place that is known only roughly, or none but that of the source's country.</summary>
    private static Condition Reaching(SearchRequest request)
    {
        var tree = RegionTree.Standard;
        var terms = new List<string>();
        var ranges = new List<TermRange>();
        foreach (var wanted in request.Regions.Select(code => RegionCodes.Canonical(code, tree)))
        {
            var around = RegionCodes.Around(wanted, tree);
            terms.Add(Facets.Inside(wanted));
            terms.AddRange(around.Select(Facets.At));
            ranges.AddRange(
                from source in request.Countries
                let country = RegionCodes.Canonical(source.Country, tree)
                where country == wanted || around.Contains(country)
                select TermRange.Beginning(Facets.Placeless(source.SourceId, source.OcidPrefix)));
        }

        return Condition.OneOf(terms) with { Ranges = [.. ranges.Distinct()] };
    }

    private static Condition Beginning(KeywordClause clause) =>
        Condition.Word(clause.Terms[0]) with { Ranges = [TermRange.Beginning(PostingRow.Cut(clause.Prefix!))] };

    private static List<string> Cut(KeywordClause clause) => clause.Terms.Select(PostingRow.Cut).ToList();
}
