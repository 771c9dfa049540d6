using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Plans;

/// <summary>A saved search as a search over the plan lines to come, on the page of the plans.</summary>
public static class PlanSearchPath
{
    // As long as the page takes.
    private const int LongestWords = 300;

    /// <summary>Null where the search asks for what the page cannot be asked: then it would find something else.</summary>
    public static string? Of(SubscriptionCriteria search)
    {
        var isMore = search.Keywords.Count > 1 || search.Categories.Count > 0 || search.MinAmount is not null || search.MaxAmount is not null
            || search.ProcedureTypes.Count > 0 || search.OnlySmeReserved;
        var words = string.Join(' ', search.Keywords.Concat(search.Exclude.Select(word => $"-\"{word}\"")));
        if (isMore || words.Length > LongestWords || (words.Length > 0 && !KeywordQuery.Parse(words).HasValue))
            return null;
        var parts = (words.Length > 0 ? [("q", words)] : Array.Empty<(string Name, string Value)>())
            .Concat(search.Sectors.Select(sector => ("sector", sector)))
            .Concat(search.Regions.Select(region => ("region", region)))
            .Append(("when", "coming"));
        return "/plans?" + string.Join('&', parts.Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}"));
    }
}
