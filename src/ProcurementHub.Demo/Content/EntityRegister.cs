using System.Globalization;

namespace ProcurementHub.Demo.Content;

/// <summary>Eighty public bodies. None of them exists; the places where they stand do.</summary>
internal static class EntityRegister
{
    private static readonly (EntityKind Kind, string Prefix, string Names)[] Names =
    [
        (EntityKind.DistrictMunicipality, "Municipalidad Distrital de",
            "Valle Sereno|San Eusebio del Alba|Alto Mirador|Santa Lucrecia|Nueva Ribera|Tres Molinos|Los Sauces Blancos"
            + "|Puente Viejo|San Anselmo|Cerro Lindero|Las Retamas|Villa Horizonte|Santa Etelvina|Quebrada Clara|Pampa Dorada"
            + "|El Capulí|San Baldomero|Agua Mansa|Los Quishuares|Monte Umbrío|Santa Filomena|Lomas del Sol|Piedra Redonda"
            + "|La Totora|San Evaristo|Río Callado|Nuevo Amanecer del Inca|Campo Alegre|Los Molles|Santa Prudencia"
            + "|Tambo Alto|Las Vicuñas"),
        (EntityKind.ProvincialMunicipality, "Municipalidad Provincial de",
            "Altas Cumbres|San Telmo|Valle Hondo|Los Cóndores|Santa Perpetua|Ribera Grande|Siete Lagunas|Cordillera Azulina"
            + "|Llano Verde|San Isaías"),
        (EntityKind.RegionalGovernment, "Gobierno Regional de",
            "los Andes Altos|la Costa Norte Menor|la Selva Serena|los Valles Unidos|la Meseta Menor"
            + "|las Vertientes del Sur"),
        (EntityKind.Hospital, "Hospital de Apoyo",
            "Virgen del Buen Camino|San Leandro|Santa Eduvigis|Señor de la Ladera|Doctor Aurelio Montenegro Pinto"
            + "|Madre Brígida|Los Nogales|Divino Consuelo"),
        (EntityKind.SchoolAuthority, "Unidad de Gestión Educativa Local",
            "Valle Hondo|San Telmo|Siete Lagunas|Ribera Grande|Llano Verde|Altas Cumbres|Los Cóndores"),
        (EntityKind.University, "Universidad Nacional",
            "Tecnológica de los Valles|Intercultural de la Ribera|Autónoma de Altas Cumbres|Agraria del Llano Verde"
            + "|José Prudencio Arteaga"),
        (EntityKind.NationalBody, "",
            "Instituto Nacional de Semillas Nativas|Autoridad Nacional de Caminos Rurales|Seguro Social de los Oficios"
            + "|Superintendencia de Ferias y Mercados|Programa Nacional de Comedores Escolares"
            + "|Servicio Nacional de Archivos Comunales|Oficina Nacional de Deporte Barrial"),
        (EntityKind.WaterCompany, "Entidad Prestadora de Servicios de Saneamiento",
            "Aguas del Valle Hondo S.A.|Aguas de Siete Lagunas S.A.|Aguas de la Ribera S.A.|Aguas de Altas Cumbres S.A."
            + "|Aguas del Altiplano Menor S.A."),
    ];

    private static readonly string[] Streets =
        ["Jr. Los Fundadores", "Av. Dos de Mayo", "Calle Real", "Plaza de Armas", "Av. La Cultura", "Jr. Comercio"];

    public static readonly IReadOnlyList<PublishedEntity> All = [.. Write()];

    private static IEnumerable<PublishedEntity> Write()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var (kind, prefix, names) in Names)
        {
            foreach (var name in names.Split('|'))
            {
                number++;
                var full = Spelling.Upper($"{prefix} {name}".Trim());
                // A step that shares no factor with the number of places spreads each kind over the country.
                var place = kind == EntityKind.NationalBody
                    ? Places.All.First(candidate => candidate.Ubigeo == "150101")
                    : Places.All[number * 17 % Places.All.Count];
                yield return new PublishedEntity(
                    Ruc(number), (90000 + number * 7).ToString(CultureInfo.InvariantCulture), full, Acronym(full, taken), kind,
                    place, Spelling.Plain($"{Streets[number % Streets.Length]} N° {100 + number * 3}"));
            }
        }
    }

    // No real taxpayer number begins with 2099.
    private static string Ruc(int number)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"2099{number * 1117:D6}");
        int[] weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
        var check = 11 - weights.Select((weight, place) => weight * (digits[place] - '0')).Sum() % 11;
        return digits + (char)('0' + check % 10);
    }

    private static string Acronym(string name, HashSet<string> taken)
    {
        var words = Spelling.Plain(name).Split(' ').Where(word => word is not ("DE" or "DEL" or "LA" or "LAS" or "LOS" or "EL" or "Y" or "S.A.")).ToList();
        var initials = string.Concat(words.Select(word => word[0]));
        var acronym = initials;
        for (var letters = 2; !taken.Add(acronym); letters++)
            acronym = initials[..^1] + words[^1][..Math.Min(letters, words[^1].Length)];
        return acronym;
    }
}
