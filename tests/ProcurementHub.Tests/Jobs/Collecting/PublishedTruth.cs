using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;
using ProcurementHub.Demo.Content;
using ProcurementHub.Storage.Notices;
using AmountState = ProcurementHub.Core.Notices.AmountState;
using PublishedState = ProcurementHub.Demo.Content.AmountState;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>What the made-up publisher means, and what was made of its pages, in the same words.</summary>
internal sealed record PublishedTruth(
    string Title, string? Entity, string Status, DateTimeOffset? Published, string Deadline, string Amount, string Category,
    string Region, int? Call)
{
    private const int TitleLength = 600;

    public static PublishedTruth Of(PublishedNotice notice) => new(
        Squeeze(notice.Description),
        notice.Outlet == Outlet.Portal ? $"PE-RUC {notice.Entity.Ruc}" : $"PE-CONSUCODE {notice.Entity.ConsucodeId}",
        notice.State switch
        {
            CallState.Open => "open",
            CallState.Cancelled => "cancelled",
            CallState.Void => "void",
            _ => notice.Outlet == Outlet.Portal ? "awarded" : "closed",
        },
        new DateTimeOffset(notice.Published.Year, notice.Published.Month, notice.Published.Day, notice.Published.Hour, notice.Published.Minute, 0, notice.Published.Offset),
        notice.Deadline is { } deadline
            ? $"{deadline:yyyy-MM-dd HH:mm zzz} {(notice.Outlet == Outlet.Portal ? "schedule" : "tender_period")}"
            : " not_in_source",
        notice.Amount.State switch
        {
            PublishedState.Published => $"{notice.Amount.Value:0.00} {notice.Amount.Currency}",
            PublishedState.Hidden => "hidden",
            _ => "not_given",
        },
        notice.Category switch
        {
            CallCategory.Goods => "goods",
            CallCategory.Services => "services",
            CallCategory.Works => "works",
            _ => SaysConsulting(notice) ? "consulting" : "services",
        },
        PlaceOf(notice),
        notice.Call);

    public static PublishedTruth Of(StoredNotice notice)
    {
        var content = notice.Content;
        return new PublishedTruth(
            content.Description ?? content.Title,
            content.Entity is { } entity ? $"{entity.Scheme} {entity.Id}" : null,
            NoticeWords.Of(content.Status),
            content.Published is { } published ? new DateTimeOffset(published.Ticks - (published.Ticks % TimeSpan.TicksPerMinute), published.Offset) : null,
            $"{content.Deadline.At:yyyy-MM-dd HH:mm zzz} {NoticeWords.Of(content.Deadline.Basis)}",
            content.Amount.State switch
            {
                AmountState.Published => FormattableString.Invariant($"{content.Amount.Value:0.00} {content.Amount.Currency}"),
                AmountState.Hidden => "hidden",
                _ => "not_given",
            },
            NoticeWords.Of(content.Category),
            string.Join(' ', content.Regions.Select(region => $"{region.Code} {region.Basis}")),
            content.Call);
    }

    public static bool IsHeadOf(string title, string description) =>
        title == description || (title.Length <= TitleLength + 1 && title.EndsWith('…') && description.StartsWith(title[..^1], StringComparison.Ordinal));

    /// <summary>The portal tells the place, or the description does; failing both, the address stands in where there is one.</summary>
    private static string PlaceOf(PublishedNotice notice)
    {
        var isPortal = notice.Outlet == Outlet.Portal;
        if (notice.PlaceShown && isPortal)
            return $"{Code(notice.Place, 6)} {RegionBasis.PlaceOfExecution}";
        if (CodeInText(notice) is { } code)
            return $"{code} {RegionBasis.Text}";
        if (!notice.PlaceShown && !isPortal)
            return "";
        return $"{Code(notice.PlaceShown ? notice.Place : notice.Entity.Place, 6)} {RegionBasis.EntitySeat}";
    }

    /// <summary>Null where the description does not say of which district, province or department it speaks.</summary>
    public static string? CodeInText(PublishedNotice notice)
    {
        var place = notice.Place;
        return Says($"distrito de {place.District}, provincia de {place.Province}") || (isOnlyOne[place.District] && Says($"distrito de {place.District}")) || (IsLone(place.District) && Says(place.District))
                ? Code(place, 6)
            : Says($"provincia de {place.Province}") ? Code(place, 4)
            : Says($"departamento de {place.Department}") ? Code(place, 2)
            : null;

        bool Says(string words) => $" {Folding.Fold(notice.Description)} ".Contains($" {Folding.Fold(words)} ", StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, bool> isOnlyOne = RegionTree.Standard.Children("PE")
        .SelectMany(first => RegionTree.Standard.Children(first.Code)).SelectMany(province => RegionTree.Standard.Children(province.Code))
        .GroupBy(district => district.Name).ToDictionary(named => named.Key, named => named.Count() == 1);

    /// <summary>Names of the publisher's places that no other place, person or thing has.</summary>
    private static bool IsLone(string district) =>
        district is "Villa El Salvador" or "San Juan de Lurigancho" or "Chincha Alta" or "San Vicente de Cañete" or "Bagua Grande" or "Puerto Bermúdez";

    public static string Code(Place place, int digits) => RegionTree.Standard.ResolveCode("PE", null, place.Ubigeo[..digits]).Value;

    /// <summary>The feed has no word for consulting for works: it files it under services, and only codes and words tell.</summary>
    private static bool SaysConsulting(PublishedNotice notice) =>
        notice.Outlet == Outlet.Portal
        || notice.Items.Any(item => item.Cubso?.StartsWith("8110", StringComparison.Ordinal) == true)
        || $"{notice.Procedure.Name} {notice.Description}".Contains("consultor", StringComparison.OrdinalIgnoreCase);

    private static string Squeeze(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
