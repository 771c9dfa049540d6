using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using ProcurementHub.Web.Searching;

namespace ProcurementHub.Web.Plans;

/// <summary>Reads a search over plan lines from a query string, and writes it as an address. What cannot be used is left out and named.</summary>
public static class PlanFields
{
    public const string Page = "/plans";
    public const string Year = "year";
    public const string Month = "month";

    /// <summary>"coming", or nothing.</summary>
    public const string When = "when";
    public const string Coming = "coming";

    public const int FirstYear = 1990;
    public const int LastYear = 2100;

    private static readonly string[] ofSearch = [SearchFields.Words, SearchFields.Sector, SearchFields.Region, SearchFields.Entity];

    public static PlanQuestion Read(IQueryCollection query)
    {
        var search = SearchReading.Read(query);
        var unused = search.Unused.Where(field => ofSearch.Contains(field.Field)).ToList();
        return new PlanQuestion
        {
            Search = search,
            Year = Number(query, Year, FirstYear, LastYear, unused),
            Month = Number(query, Month, 1, 12, unused),
            OnlyComing = query[When] == Coming,
            Page = search.Page,
            Unused = unused,
        };
    }

    /// <summary>One spelling for each search, without the number of the page.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parts(PlanQuestion question)
    {
        foreach (var part in SearchAddress.Parts(question.Search).Where(part => ofSearch.Contains(part.Key)))
            yield return part;
        if (question.Year is { } year)
            yield return new(Year, year.ToString(CultureInfo.InvariantCulture));
        if (question.Month is { } month)
            yield return new(Month, month.ToString(CultureInfo.InvariantCulture));
        if (question.OnlyComing)
            yield return new(When, Coming);
    }

    public static string Of(PlanQuestion question, string path = Page, params IEnumerable<(string Name, string Value)> more)
    {
        var query = new QueryBuilder(Parts(question));
        foreach (var (name, value) in more)
            query.Add(name, value);
        return path + query.ToQueryString().ToUriComponent();
    }

    public static string PageOf(PlanQuestion question, int page) =>
        Of(question, Page, page > 1 ? [(SearchFields.Page, page.ToString(CultureInfo.InvariantCulture))] : []);

    private static int? Number(IQueryCollection query, string field, int least, int most, List<UnusedField> unused)
    {
        var written = query[field].FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Trim();
        if (written is null)
            return null;
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        unused.Add(new UnusedField(field, written.Length > 60 ? written[..60] + "…" : written));
        return null;
    }
}
