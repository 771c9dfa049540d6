using System.Globalization;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Web.Searching;

/// <summary>Reads a search from a query string. What cannot be used is left out and named, never an error.</summary>
public sealed class SearchReading
{
    public const int LongestWords = 300;
    public const int MostChoices = 30;
    public const int MostDays = 365;
    private const int MostShown = 60;
    private const decimal LargestAmount = 1_000_000_000_000_000m;

    private readonly IQueryCollection query;
    private readonly List<UnusedField> unused = [];

    private SearchReading(IQueryCollection query) => this.query = query;

    public static SiteSearch Read(IQueryCollection query) => new SearchReading(query).Run();

    private SiteSearch Run()
    {
        var words = Text(SearchFields.Words) is { } written ? written[..Math.Min(written.Length, LongestWords)] : null;
        var fault = words is null ? null : KeywordQuery.FaultOf(words);
        var closing = Text(SearchFields.Closing);
        var isOpen = closing == SearchFields.StillOpen;
        var search = new SiteSearch
        {
            Words = words,
            Fault = fault,
            Query = words is null || fault is not null ? null : KeywordQuery.Parse(words).Value,
            Sectors = Choices(SearchFields.Sector, code => SectorList.Standard.Find(code)?.Code),
            Regions = Choices(SearchFields.Region, code => RegionTree.Standard.Find(code)?.Code),
            Categories = [.. Choices(SearchFields.Category, word => Category(word) is { } category ? NoticeWords.Of(category) : null).Select(word => Category(word)!.Value)],
            Status = One(SearchFields.Status, word => NoticeWords.ParseStatus(word)),
            Entity = Text(SearchFields.Entity) is { } entity ? EntityIdentifier.Parse(entity) ?? Unused<EntityIdentifier>(SearchFields.Entity, entity) : null,
            MinAmount = One(SearchFields.MinAmount, Amount),
            MaxAmount = One(SearchFields.MaxAmount, Amount),
            OnlyOpen = isOpen,
            ClosingWithin = isOpen ? null : One(SearchFields.Closing, Days),
            Since = One(SearchFields.Since, Day),
            OnlySmeReserved = Text(SearchFields.SmeReserved) == "1",
            Order = Text(SearchFields.Order) switch { "closing" => SearchOrder.ClosingSoonest, "relevance" => SearchOrder.Relevance, _ => SearchOrder.Newest },
            Page = Math.Max(1, int.TryParse(Text(SearchFields.Page), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1),
        };
        return search with { Unused = unused };
    }

    private string? Text(string field) =>
        query[field].FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } text ? text : null;

    private List<string> Choices(string field, Func<string, string?> known)
    {
        var chosen = new List<string>();
        foreach (var written in query[field].OfType<string>().Where(written => !string.IsNullOrWhiteSpace(written)).Take(MostChoices))
        {
            if (known(written.Trim()) is not { } code)
                Unused<string>(field, written);
            else if (!chosen.Contains(code))
                chosen.Add(code);
        }

        return chosen;
    }

    private T? One<T>(string field, Func<string, T?> read)
        where T : struct
    {
        if (Text(field) is not { } written)
            return null;
        if (read(written) is { } value)
            return value;
        Unused<string>(field, written);
        return null;
    }

    private T? Unused<T>(string field, string written)
        where T : class
    {
        unused.Add(new UnusedField(field, written.Length > MostShown ? written[..MostShown] + "…" : written));
        return null;
    }

    private static ProcurementCategory? Category(string word) =>
        NoticeWords.ParseCategory(word) is { } category and not ProcurementCategory.Unknown ? category : null;

    // As Peruvians and English write it: 1,234.50; blanks do not matter.
    private static decimal? Amount(string written) =>
        decimal.TryParse(written.Replace(" ", "", StringComparison.Ordinal), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && amount <= LargestAmount ? amount : null;

    private static int? Days(string written) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= MostDays ? days : null;

    private static DateOnly? Day(string written) =>
        DateOnly.TryParseExact(written, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 2000 ? day : null;
}
