using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Classification;

/// <summary>Finds regions by their names, by the country's own digits and by the codes of publishers.</summary>
internal sealed class RegionNames
{
    /// <summary>More places of one name are counted, not listed.</summary>
    private const int Shown = 5;

    private readonly RegionTree tree;
    private readonly PublishersCodes codes = new();
    private readonly Dictionary<string, List<Region>> countries = [];
    private readonly Dictionary<(string Country, string Key), List<Region>> places = [];
    private readonly Dictionary<string, List<Region>> everywhere = [];

    internal RegionNames(IReadOnlyList<RegionRow> rows, RegionTree tree)
    {
        this.tree = tree;
        foreach (var (region, aliases) in rows)
        {
            var country = tree.CountryOf(region);
            foreach (var name in aliases.Append(region.Name).Append(region.EnglishName).Append(region.Code).Distinct())
            {
                if (PublishersCodes.IsOne(name))
                {
                    codes.Add(country, name, region);
                    continue;
                }
                var key = PlaceName.Key(name);
                if (region.Level == RegionLevel.Country) Add(countries, key, region);
                Add(places, (country, key), region);
                if (!IsDigits(key)) Add(everywhere, key, region);

                // "Estado de México" is one of the regions of "México": the whole name goes before its key.
                if (Folding.Fold(name) is var whole && whole != key) Add(places, (country, whole), region);
            }
        }
    }

    internal Parsed<string> Resolve(string countryText, WrittenPlace place)
    {
        if (!TryCountry(countryText, out var country)) return Unknown(countryText, "country");
        if (place.IsEmpty) return Parsed.Failed<string>("Neither department nor province is given.");

        var around = Widest(Candidates(country, place.Department)) is [var department] ? department : null;
        var inside = Inside(country, place.Province, RegionLevel.Province, around);
        // Some publishers write the department where the province belongs, or the district.
        if (inside.Count == 0) inside = around is null ? Widest(Candidates(country, place.Province)) : Inside(country, place.Province, RegionLevel.District, around);
        return (District(country, place, around, inside), inside) switch
        {
            ({ } district, _) => Parsed.Of(district.Code),
            (_, [var only]) => Parsed.Of(only.Code),
            (_, []) when around is null => Unknown(place.ToString(), $"place of {country}"),
            (_, _) when around is not null => Parsed.Of(around.Code),
            _ => Ambiguous(place.Province!, inside),
        };
    }

    internal Parsed<string> ResolveCode(string countryText, string? scheme, string code)
    {
        if (!TryCountry(countryText, out var country)) return Unknown(countryText, "country");
        if (codes.Find(country, scheme, code) is { } region) return Parsed.Of(region.Code);

        // The portal's "10" is not the country's "10": digits of a scheme with codes of its own are not guessed at.
        if (codes.Has(country, scheme)) return Unknown(code, $"{scheme} code of {country}");
        return Candidates(country, code) is [var only] ? Parsed.Of(only.Code) : Unknown(code, $"code of {country}");
    }

    internal Parsed<string> Parse(string? text, string? countryText)
    {
        if (string.IsNullOrWhiteSpace(text)) return Parsed.Failed<string>("No region is given.");
        if (tree.Find(text.Trim()) is { } region) return Parsed.Of(region.Code);

        List<Region> found;
        if (countryText is null) found = everywhere.GetValueOrDefault(PlaceName.Key(text)) ?? [];
        else if (TryCountry(countryText, out var country)) found = Candidates(country, text);
        else return Unknown(countryText, "country");

        if (found.Count == 0) return countryText is null ? Unknown(text.Trim(), "region") : Parse(text, null);
        return Widest(found) switch
        {
            [var only] => Parsed.Of(only.Code),
            { Count: > Shown } many => Parsed.Failed<string>($"'{text.Trim()}' may be any of {many.Count} places; tell the province or department, or the code."),
            var few => Ambiguous(text.Trim(), few),
        };
    }

    private static List<Region> Widest(List<Region> found) =>
        found.Count == 0 ? [] : [.. found.Where(region => region.Level == found.Min(candidate => candidate.Level))];

    /// <summary>
    /// The one district of that name in the province; in the department where the province is not told. Null where it is
    /// not known, or where the province told is none of the department.
    /// </summary>
    private Region? District(string country, WrittenPlace place, Region? around, IReadOnlyList<Region> inside)
    {
        var limit = inside is [var province] ? province : string.IsNullOrWhiteSpace(place.Province) ? around : null;
        if (limit is null && !(around is null && string.IsNullOrWhiteSpace(place.Department) && string.IsNullOrWhiteSpace(place.Province))) return null;
        return Inside(country, place.District, RegionLevel.District, limit) is [var only] ? only : null;
    }

    private List<Region> Inside(string country, string? text, RegionLevel level, Region? around) =>
        [.. Candidates(country, text).Where(region => region.Level == level && (around is null || tree.IsWithin(region.Code, around.Code)))];

    private List<Region> Candidates(string country, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        if (tree.Find(text.Trim()) is { } coded && tree.CountryOf(coded) == country) return [coded];
        var key = PlaceName.Key(text);
        if (Folding.Fold(text) is var whole && whole != key && places.TryGetValue((country, whole), out var exact)) return exact;
        if (places.TryGetValue((country, key), out var named)) return named;
        foreach (var wider in RegionDigits.Around(key, tree.HasProvinces(country)))
        {
            if (tree.Find($"{country}-{wider}") is { } numbered) return [numbered];
            if (places.TryGetValue((country, wider), out var found)) return found;
        }
        return [];
    }

    private bool TryCountry(string text, out string country)
    {
        var found = countries.GetValueOrDefault(PlaceName.Key(text));
        country = found?[0].Code ?? "";
        return found is not null;
    }

    private static bool IsDigits(string key) => key.Length > 0 && key.All(char.IsAsciiDigit);

    private static void Add<TKey>(Dictionary<TKey, List<Region>> into, TKey key, Region region) where TKey : notnull
    {
        if (!into.TryGetValue(key, out var regions)) into.Add(key, regions = []);
        if (!regions.Contains(region)) regions.Add(region);
    }

    private static Parsed<string> Unknown(string text, string what) => Parsed.Failed<string>($"'{text}' is not a known {what}.");

    private static Parsed<string> Ambiguous(string text, IEnumerable<Region> regions) =>
        Parsed.Failed<string>($"'{text}' may be {string.Join(" or ", regions.Select(region => region.Code))}.");
}
