using System.Globalization;

namespace ProcurementHub.Web.Subscribing;

/// <summary>Time zones to choose from: those of the countries around, and of where firms that sell there are at home.</summary>
public static class TimeZoneChoices
{
    // By IANA name, with what its people call it.
    private static readonly (string Id, string Spanish, string English)[] zones =
    [
        ("America/Lima", "Perú", "Peru"),
        ("America/La_Paz", "Bolivia", "Bolivia"),
        ("America/Sao_Paulo", "Brasil (Brasilia, São Paulo)", "Brazil (Brasilia, São Paulo)"),
        ("America/Manaus", "Brasil (Manaos)", "Brazil (Manaus)"),
        ("America/Santiago", "Chile", "Chile"),
        ("America/Bogota", "Colombia", "Colombia"),
        ("America/Guayaquil", "Ecuador", "Ecuador"),
        ("America/Asuncion", "Paraguay", "Paraguay"),
        ("America/Montevideo", "Uruguay", "Uruguay"),
        ("America/Caracas", "Venezuela", "Venezuela"),
        ("America/Argentina/Buenos_Aires", "Argentina", "Argentina"),
        ("America/Costa_Rica", "Costa Rica", "Costa Rica"),
        ("America/Havana", "Cuba", "Cuba"),
        ("America/El_Salvador", "El Salvador", "El Salvador"),
        ("America/Guatemala", "Guatemala", "Guatemala"),
        ("America/Tegucigalpa", "Honduras", "Honduras"),
        ("America/Managua", "Nicaragua", "Nicaragua"),
        ("America/Panama", "Panamá", "Panama"),
        ("America/Santo_Domingo", "República Dominicana", "Dominican Republic"),
        ("America/Mexico_City", "México (centro)", "Mexico (centre)"),
        ("America/Tijuana", "México (Tijuana)", "Mexico (Tijuana)"),
        ("America/New_York", "Estados Unidos y Canadá (este)", "United States and Canada (east)"),
        ("America/Chicago", "Estados Unidos y Canadá (centro)", "United States and Canada (centre)"),
        ("America/Denver", "Estados Unidos y Canadá (montañas)", "United States and Canada (mountains)"),
        ("America/Los_Angeles", "Estados Unidos y Canadá (Pacífico)", "United States and Canada (Pacific)"),
        ("Europe/Madrid", "España", "Spain"),
        ("Atlantic/Canary", "España (Canarias)", "Spain (Canary Islands)"),
        ("Europe/Lisbon", "Portugal", "Portugal"),
        ("Europe/London", "Reino Unido", "United Kingdom"),
        ("Europe/Dublin", "Irlanda", "Ireland"),
        ("Europe/Paris", "Francia", "France"),
        ("Europe/Berlin", "Alemania", "Germany"),
        ("Europe/Rome", "Italia", "Italy"),
        ("Europe/Athens", "Grecia", "Greece"),
        ("Africa/Lagos", "Nigeria", "Nigeria"),
        ("Asia/Kolkata", "India", "India"),
        ("Asia/Shanghai", "China", "China"),
        ("Asia/Seoul", "Corea del Sur", "South Korea"),
        ("Asia/Tokyo", "Japón", "Japan"),
        ("UTC", "Hora universal (UTC)", "Universal time (UTC)"),
    ];

    public static bool Has(string? id) => zones.Any(zone => zone.Id == id);

    /// <summary>With what their clocks show beside UTC now; the one that is chosen is among them in any case.</summary>
    public static IReadOnlyList<(string Id, string Name)> At(DateTimeOffset now, string chosen)
    {
        var isEnglish = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var own = Has(chosen) ? [] : new[] { (Id: chosen, Spanish: chosen, English: chosen) };
        return
        [
            .. from zone in own.Concat(zones)
               let name = isEnglish ? zone.English : zone.Spanish
               select (zone.Id, TimeZoneInfo.TryFindSystemTimeZoneById(zone.Id, out var known) ? $"{name}, {Offset(known.GetUtcOffset(now))}" : name),
        ];
    }

    private static string Offset(TimeSpan offset) =>
        string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '\u2212' : '+')}{offset:hh\\:mm}");
}
