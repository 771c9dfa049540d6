using System.Globalization;
using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Notices;
using ProcurementHub.Web.Api;
using ProcurementHub.Web.Searching;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Feeds;

/// <summary>Says a notice, and what was searched for, in the reader's words.</summary>
internal sealed class FeedWords(IStringLocalizer<ApiText> text, NoticeShowing showing)
{
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public string Deadline => text["Feed_Deadline"];

    public IEnumerable<string> About(NoticeContent content)
    {
        if (content.Entity is { } entity)
            yield return entity.Name;
        if (content.ProcedureCode is { } code)
            yield return code;
        yield return $"{text["Feed_Deadline"]}: {showing.Deadline(content.Deadline.At, content.Deadline.Basis)}";
        yield return $"{text["Feed_Amount"]}: {showing.Amount(content.Amount)}";
        yield return $"{text["Feed_Place"]}: {showing.Places(content.Regions.Select(region => region.Code))}";
        yield return $"{text["Feed_Sector"]}: {showing.Sectors(content.Sectors.Select(sector => sector.Sector))}";
    }

    /// <summary>"Notices: combustible, Cusco".</summary>
    public string Title(SiteSearch search)
    {
        string?[] parts =
        [
            search.Words,
            search.Sectors.Count > 0 ? showing.Sectors(search.Sectors) : null,
            search.Regions.Count > 0 ? showing.Places(search.Regions) : null,
            .. search.Categories.Select(showing.Category),
            search.Entity?.ToString(),
            search.Status is { } status ? showing.Status(status) : null,
        ];
        var said = parts.OfType<string>().ToList();
        return FeedText.Line(said.Count == 0 ? text["Feed_All"] : text["Feed_Of", string.Join(", ", said)]);
    }

    public string Description => text["Feed_Description"];
}
