using System.Globalization;
using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Web.Searching;

namespace ProcurementHub.Web.Api;

/// <summary>Reads what a program asks for, and says of all that cannot be used, at once, what is wrong with it.</summary>
internal sealed class ApiQuestion
{
    public const string Limit = "limit";
    public const string Cursor = "cursor";
    private const string Language = "lang";
    private const string Newest = "newest";
    public const int UsualLimit = 25;
    public const int LargestLimit = 100;

    private static readonly string[] repeatable = [SearchFields.Sector, SearchFields.Region, SearchFields.Category];

    private readonly IQueryCollection query;
    private readonly IStringLocalizer<ApiText> text;
    private readonly List<ApiProblemError> errors = [];

    /// <summary>Takes an address as the search page does: what it does not know it passes over.</summary>
    public ApiQuestion(IQueryCollection query, IStringLocalizer<ApiText> text) => (this.query, this.text) = (query, text);

    /// <param name="fields">All that may be asked for; anything else is a mistake of who asks.</param>
    public ApiQuestion(IQueryCollection query, IStringLocalizer<ApiText> text, IEnumerable<string> fields)
        : this(query, text)
    {
        var known = fields.Append(Language).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name))
                Wrong(name, "NoSuchParameter");
            else if (values.Count > 1 && !repeatable.Contains(name, StringComparer.OrdinalIgnoreCase))
                Wrong(name, "GivenTwice");
            else if (values.Count > SearchReading.MostChoices)
                Wrong(name, "TooMany", SearchReading.MostChoices);
        }
    }

    public IReadOnlyList<ApiProblemError> Errors => errors;

    public bool IsWrong => errors.Count > 0;

    public SiteSearch Search()
    {
        var search = SearchReading.Read(query);
        foreach (var field in search.Unused)
            Wrong(field.Field, "CannotBeUsed", field.Written);
        if (search.Fault is not null)
            Wrong(SearchFields.Words, "Fault_" + search.Fault.Kind, search.Fault.Position);
        return search;
    }

    /// <summary>Names also what the search page takes for something else.</summary>
    public SiteSearch StrictSearch()
    {
        var search = Search();
        if (Written(SearchFields.Words)?.Length > SearchReading.LongestWords)
            Wrong(SearchFields.Words, "TooLong", SearchReading.LongestWords);
        if (Written(SearchFields.Order) is { } order && order is not (Newest or "closing" or "relevance"))
            Wrong(SearchFields.Order, "CannotBeUsed", order);
        if (Written(SearchFields.SmeReserved) is { } reserved && reserved != "1")
            Wrong(SearchFields.SmeReserved, "CannotBeUsed", reserved);
        return search;
    }

    public int Take() => Number(Limit, 1, LargestLimit) ?? UsualLimit;

    /// <summary>Null without one.</summary>
    /// <param name="question">What the cursor must have been made for.</param>
    public ApiCursor? Continuation(string question)
    {
        if (Written(Cursor) is not { } written)
            return null;
        if (ApiCursor.Read(written, question) is { } cursor)
            return cursor;
        Wrong(Cursor, "OtherCursor");
        return null;
    }

    public int? Number(string field, int least, int most)
    {
        if (Written(field) is not { } written)
            return null;
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong(field, "NotBetween", least, most);
        return null;
    }

    public EntityIdentifier? Entity(string field)
    {
        if (Written(field) is not { } written)
            return null;
        if (EntityIdentifier.Parse(written) is { } entity)
            return entity;
        Wrong(field, "CannotBeUsed", Shown(written));
        return null;
    }

    public ProcurementCategory? Category(string field)
    {
        if (Written(field) is not { } written)
            return null;
        if (NoticeWords.ParseCategory(written) is { } category and not ProcurementCategory.Unknown)
            return category;
        Wrong(field, "CannotBeUsed", Shown(written));
        return null;
    }

    /// <summary>The first day of a month written "2026-11".</summary>
    public DateOnly? Month(string field)
    {
        if (Written(field) is not { } written)
            return null;
        if (DateOnly.TryParseExact(written + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= 2000 and < 2100)
            return month;
        Wrong(field, "NoMonth", Shown(written));
        return null;
    }

    public string? Text(string field)
    {
        var written = Written(field);
        if (written?.Length > SearchReading.LongestWords)
            Wrong(field, "TooLong", SearchReading.LongestWords);
        return written;
    }

    public void Wrong(string parameter, string key, params object[] parts) =>
        errors.Add(new ApiProblemError(Shown(parameter), text[key, parts]));

    private string? Written(string field) =>
        query[field].FirstOrDefault()?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } written ? written : null;

    private static string Shown(string written) => written.Length > 60 ? written[..60] + "…" : written;
}
