using ProcurementHub.Core.Classification;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Web.Plans;

/// <summary>The form by which plan lines are searched and demand is narrowed.</summary>
/// <param name="Action">Of the page.</param>
/// <param name="Country">Whose departments are offered.</param>
public sealed record PlanForm(string Action, PlanQuestion Question, string Country)
{
    /// <summary>Null where only what is to come is shown.</summary>
    public IReadOnlyList<int>? Years { get; init; }

    /// <summary>Null where nothing is grouped.</summary>
    public DemandKeys? By { get; init; }

    /// <summary>The country, its departments, and what else is chosen.</summary>
    public IEnumerable<string> Places =>
    [
        Country, .. RegionTree.Standard.Children(Country).Select(region => region.Code),
        .. Question.Search.Regions is [var only] && only != Country && RegionTree.Standard.Parent(only) != Country ? [only] : Array.Empty<string>(),
    ];
}

/// <summary>By what demand is told apart, as an address names it.</summary>
public static class DemandWays
{
    public const string Field = "by";

    public static IReadOnlyList<(string Word, DemandKeys Key)> All { get; } =
        [("month", DemandKeys.Month), ("sector", DemandKeys.Sector), ("region", DemandKeys.Region)];

    public static string WordOf(DemandKeys key) => All.First(way => way.Key == key).Word;

    /// <returns>Null where it is none of these.</returns>
    public static DemandKeys? One(string? written) => All.Where(way => way.Word == written).Select(way => (DemandKeys?)way.Key).FirstOrDefault();

    /// <summary>One word, or several with commas between.</summary>
    /// <returns>Null where one of them is none of these.</returns>
    public static DemandKeys? Read(string? written)
    {
        var keys = DemandKeys.None;
        foreach (var word in (written ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var way = All.FirstOrDefault(way => way.Word == word);
            if (way.Word is null)
                return null;
            keys |= way.Key;
        }

        return keys;
    }
}
