namespace ProcurementHub.Demo.Content.Trades;

/// <summary>Every trade, and which of them each kind of body buys.</summary>
internal static class TradeCatalogue
{
    private static readonly string[] NotForTowns = ["medical-supplies", "medicines", "medical-equipment", "training"];

    private static readonly string[] ForHospitals =
    [
        "medical-supplies", "medical-supplies", "medicines", "medicines", "medical-equipment", "food", "cleaning",
        "cleaning-supplies", "security", "textiles", "printing", "building-upkeep", "it-equipment", "vehicle-repair", "health-works",
    ];

    private static readonly string[] ForSchools =
    [
        "school-furniture", "school-furniture", "printing", "textiles", "it-equipment", "stationery", "food", "training",
        "transport", "security", "building-upkeep", "school-works", "works-supervision", "office-furniture", "catering",
    ];

    private static readonly string[] ForWater =
    [
        "water-works", "water-works", "building-materials", "building-materials", "electrical", "vehicles-and-machinery",
        "machinery-hire", "security", "fuel", "footwear-and-safety", "engineering-design", "works-supervision", "software",
    ];

    public static readonly IReadOnlyList<Trade> All =
        [.. SupplyTrades.All, .. EquipmentTrades.All, .. ServiceTrades.All, .. WorksTrades.All];

    private static readonly Dictionary<EntityKind, IReadOnlyList<Trade>> ByKind =
        Enum.GetValues<EntityKind>().ToDictionary(kind => kind, Choose);

    public static IReadOnlyList<Trade> For(EntityKind kind) => ByKind[kind];

    private static IReadOnlyList<Trade> Choose(EntityKind kind) => kind switch
    {
        EntityKind.Hospital => Named(ForHospitals),
        EntityKind.SchoolAuthority or EntityKind.University => Named(ForSchools),
        EntityKind.WaterCompany => Named(ForWater),
        EntityKind.DistrictMunicipality or EntityKind.ProvincialMunicipality =>
            [.. All.Where(trade => !NotForTowns.Contains(trade.Key))],
        _ => All,
    };

    private static List<Trade> Named(string[] keys) => [.. keys.Select(key => All.Single(trade => trade.Key == key))];
}
