using System.Data.Common;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Storage.Plans;

/// <summary>The sectors, regions and words of plan lines, by which searches find them.</summary>
internal static class PlanLineFacets
{
    /// <summary>The text's number stands above the place in it.</summary>
    public const int PlaceBits = 20;

    private static readonly BulkTable<(long LineId, string Sector)> Sectors = new BulkTable<(long LineId, string Sector)>("plan_line_sector")
        .Integer("line_id", row => row.LineId)
        .Key("sector_code", KeyLength.PlaceOrSector, row => row.Sector);

    private static readonly BulkTable<Place> Regions = new BulkTable<Place>("plan_line_region")
        .Integer("line_id", row => row.LineId)
        .Key("region_code", KeyLength.PlaceOrSector, row => row.Code)
        .Integer("basis", row => row.Basis)
        .Flag("roughly", row => row.IsRoughly)
        .Integer("depth", row => row.Depth);

    private static readonly BulkTable<Word> Terms = new BulkTable<Word>("plan_line_term")
        .Key("term", PostingRow.LongestTerm, row => row.Term)
        .Integer("line_id", row => row.LineId)
        .Integer("place", row => row.Place);

    private static readonly BulkTable<long> Outdated = new BulkTable<long>("outdated_line").Integer("line_id", id => id);

    private const string ForgetSectors = "DELETE FROM plan_line_sector WHERE line_id IN (SELECT line_id FROM [#outdated_line])";
    private const string ForgetRegions = "DELETE FROM plan_line_region WHERE line_id IN (SELECT line_id FROM [#outdated_line])";
    private const string ForgetTerms = "DELETE FROM plan_line_term WHERE line_id IN (SELECT line_id FROM [#outdated_line])";

    public static async Task SaveAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<KeptPlanLine> lines, CancellationToken cancellationToken)
    {
        var changed = lines.Where(line => !line.IsNew).Select(line => line.Id).ToList();
        if (changed.Count > 0)
        {
            await dialect.StageAsync(transaction, Outdated, changed, cancellationToken);
            await transaction.RunAsync(ForgetSectors, null, cancellationToken);
            await transaction.RunAsync(ForgetRegions, null, cancellationToken);
            await transaction.RunAsync(ForgetTerms, null, cancellationToken);
        }

        await dialect.LoadAsync(transaction, Sectors, [.. lines.SelectMany(SectorsOf)], cancellationToken);
        await dialect.LoadAsync(transaction, Regions, [.. lines.SelectMany(line => PlacesOf(line.Id, line.Content))], cancellationToken);
        await dialect.LoadAsync(transaction, Terms, [.. lines.SelectMany(line => WordsOf(line.Id, line.Content))], cancellationToken);
    }

    private static IEnumerable<(long, string)> SectorsOf(KeptPlanLine line) =>
        line.Content.Sectors.Select(sector => Cut(sector.Sector)).DefaultIfEmpty(Sector.NotKnown).Distinct().Select(code => (line.Id, code));

    private static Dictionary<string, Place>.ValueCollection PlacesOf(long line, PlanLineContent content)
    {
        var tree = RegionTree.Standard;
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var place in content.Regions)
        {
            var code = RegionCodes.Canonical(place.Code, tree);
            var roughly = RegionCodes.Roughly(code, place.Basis, tree);
            var around = RegionCodes.Around(code, tree);
            Add(code, (int)place.Basis, around.Count);
            for (var step = 0; step < around.Count; step++)
                Add(around[step], null, around.Count - step - 1);
            // Around a region that the tree does not have stands at least its country.
            if (places.TryGetValue(Cut(roughly), out var known))
                places[Cut(roughly)] = known with { IsRoughly = true };
        }

        return places.Values;

        void Add(string code, int? basis, int depth)
        {
            var cut = Cut(code);
            var known = places.GetValueOrDefault(cut);
            places[cut] = new Place(line, cut, known?.Basis ?? basis, known?.IsRoughly ?? false, depth);
        }
    }

    private static HashSet<Word> WordsOf(long line, PlanLineContent content)
    {
        var words = new HashSet<Word>();
        var number = 0;
        foreach (var text in PlanLineTexts.Of(content))
        {
            foreach (ref readonly var term in text.Terms)
            {
                if (term.Position < 1 << PlaceBits)
                    words.Add(new Word(PostingRow.Cut(term.Text), line, (number << PlaceBits) + term.Position));
            }

            number++;
        }

        return words;
    }

    private static string Cut(string code) => code.Length <= KeyLength.PlaceOrSector ? code : code[..KeyLength.PlaceOrSector];

    private sealed record Place(long LineId, string Code, int? Basis, bool IsRoughly, int Depth);

    private readonly record struct Word(string Term, long LineId, int Place);
}
