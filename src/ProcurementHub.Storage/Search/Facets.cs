using System.Globalization;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Storage.Search;

/// <summary>
/// What a search may be narrowed by, as terms of the same table: so sector and region are asked like words, the
/// rarest first. No word has an equals sign in it.
/// </summary>
internal static class Facets
{
    /// <summary>Every notice has it: what there is when only words to be left out are given.</summary>
    public const string Any = "=";

    /// <summary>Greater than any day: the end of a range.</summary>
    public const string AfterLastDay = "d=:";

    // "ocds-" and the six characters that Open Contracting gives to a publisher.
    private const int PublisherPrefix = 11;

    public static string Sector(string code) => "s=" + code;

    public static string Category(ProcurementCategory category) => "c=" + NoticeWords.Of(category);

    public static string Status(NoticeStatus status) => "t=" + NoticeWords.Of(status);

    public static string Source(string id) => "f=" + id;

    public static string Entity(long id) => string.Create(CultureInfo.InvariantCulture, $"e={id}");

    /// <summary>Its source says that only small firms may answer.</summary>
    public const string SmeReserved = "m=";

    /// <summary>The notice has a place that is this region or lies in it.</summary>
    public static string Inside(string region) => "r=" + region;

    /// <summary>The notice may be carried out anywhere in this region, as far as its places tell.</summary>
    public static string At(string region) => "p=" + region;

    /// <summary>The notice names no place; its source's country, or that of its ocid's publisher, is all there is to go by.</summary>
    public static string Placeless(string source, string? ocid) =>
        $"n={source}={(ocid?.Length > PublisherPrefix ? ocid[..PublisherPrefix] : ocid)?.ToLowerInvariant()}";

    /// <summary>
    /// A sector at one of the places above, since most searches name both: this list is far shorter than either. Kept of
    /// a country's first-level regions and of what is known no closer; what lies deeper is rare by itself.
    /// </summary>
    public static string Paired(string sector, string place) => $"x={sector}={place}";

    /// <summary>Whether sectors are paired with what lies in this region.</summary>
    public static bool IsPaired(string region) => RegionCodes.Around(region, RegionTree.Standard).Count == 1;

    /// <summary>The day of the deadline, in UTC; days are in the order of their terms.</summary>
    public static string Closing(DateTimeOffset deadline) => string.Create(CultureInfo.InvariantCulture, $"d={deadline.UtcDateTime:yyyyMMdd}");

    /// <summary>The day of such a term as a number that grows with it.</summary>
    public static int DayOf(string closing) => int.Parse(closing.AsSpan(2), CultureInfo.InvariantCulture);

    public static IEnumerable<string> Of(NoticeKey key, long? entityId, NoticeContent content)
    {
        yield return Any;
        yield return Source(key.SourceId);
        yield return Category(content.Category);
        yield return Status(content.Status);
        if (entityId is { } entity)
            yield return Entity(entity);
        if (content.SmeReserved == true)
            yield return SmeReserved;
        if (content.Deadline.At is { } deadline)
            yield return Closing(deadline);
        var places = PlacesOf(key, content).Distinct().ToList();
        foreach (var (term, _) in places)
            yield return term;
        foreach (var sector in content.Sectors.Select(sector => sector.Sector).DefaultIfEmpty(Core.Classification.Sector.NotKnown))
        {
            yield return Sector(sector);
            foreach (var (term, isPaired) in places)
            {
                if (isPaired)
                    yield return Paired(sector, term);
            }
        }
    }

    private static IEnumerable<(string Term, bool IsPaired)> PlacesOf(NoticeKey key, NoticeContent content)
    {
        if (content.Regions.Count == 0)
            yield return (Placeless(key.SourceId, content.Ocid), true);
        foreach (var place in content.Regions)
        {
            var code = RegionCodes.Canonical(place.Code, RegionTree.Standard);
            var roughly = RegionCodes.Roughly(code, place.Basis, RegionTree.Standard);
            yield return (At(roughly), RegionCodes.Around(roughly, RegionTree.Standard).Count <= 1);
            yield return (Inside(code), IsPaired(code));
            foreach (var around in RegionCodes.Around(code, RegionTree.Standard))
                yield return (Inside(around), IsPaired(around));
        }
    }
}
