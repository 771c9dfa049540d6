namespace ProcurementHub.Core.Classification;

/// <summary>Finds regions by their names, by the country's own digits and by the codes of publishers.</summary>
internal sealed class RegionNames
{
    // Districts have six digits where they have most. More are another code, whose first digits name a place by chance.
    private const int MostDigits = 12;

    private readonly RegionTree tree;
    private readonly Dictionary<string, List<Region>> countries = [];
    private readonly Dictionary<(string Country, string Key), List<Region>> places = [];
    private readonly Dictionary<string, List<Region>> everywhere = [];
    private readonly Dictionary<(string Country, string SchemeAndCode), Region> foreign = [];
    private readonly HashSet<(string Country, string Scheme)> schemes = [];

    internal RegionNames(IEnumerable<RegionRow> rows, RegionTree tree)
    {
        this.tree = tree;
        foreach (var (region, aliases) in rows)
        {
            foreach (var name in aliases.Prepend(region.Name).Append(region.EnglishName).Append(region.Code))
            {
                if (name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                {
                    schemes.Add((CountryOf(region), name[..colon].ToUpperInvariant()));
                    foreign.Add((CountryOf(region), name.ToUpperInvariant()), region);
                    continue;
                }
                var key = PlaceName.Key(name);
                if (region.Level == RegionLevel.Country) Add(countries, key, region);
                Add(places, (CountryOf(region), key), region);
                if (!IsDigits(key)) Add(everywhere, key, region);
            }
        }
    }

    internal Parsed<string> Resolve(string countryText, string? department, string? province)
    {
        if (!TryCountry(countryText, out var country)) return Unknown(countryText, "country");
        if (string.IsNullOrWhiteSpace(department) && string.IsNullOrWhiteSpace(province))
            return Parsed.Failed<string>("Neither department nor province is given.");

        var around = Candidates(country, department).MinBy(region => region.Level);
        var inside = Candidates(country, province)
            .Where(region => region.Level > RegionLevel.First && (around is null || tree.IsWithin(region.Code, around.Code)))
            .ToList();
        // Some publishers write the department where the province belongs.
        if (inside.Count == 0 && around is null) inside = [.. Candidates(country, province)];
        return inside switch
        {
            [var only] => Parsed.Of(only.Code),
            [] when around is not null => Parsed.Of(around.Code),
            [] => Unknown($"{department} {province}".Trim(), $"place of {country}"),
            _ when around is not null => Parsed.Of(around.Code),
            _ => Ambiguous(province!, inside),
        };
    }

    internal Parsed<string> ResolveCode(string countryText, string? scheme, string code)
    {
        if (!TryCountry(countryText, out var country)) return Unknown(countryText, "country");
        var name = scheme?.Trim().ToUpperInvariant() ?? "";
        if (foreign.TryGetValue((country, $"{name}:{code.Trim().ToUpperInvariant()}"), out var region)) return Parsed.Of(region.Code);

        // The portal's "10" is not the country's "10": digits of a scheme with codes of its own are not guessed at.
        if (schemes.Contains((country, name))) return Unknown(code, $"{scheme} code of {country}");
        return Candidates(country, code) is [var only] ? Parsed.Of(only.Code) : Unknown(code, $"code of {country}");
    }

    internal Parsed<string> Parse(string? text, string? countryText)
    {
        if (string.IsNullOrWhiteSpace(text)) return Parsed.Failed<string>("No region is given.");
        if (tree.Find(text.Trim()) is { } region) return Parsed.Of(region.Code);

        List<Region> found;
        if (countryText is null) found = everywhere.GetValueOrDefault(PlaceName.Key(text)) ?? [];
        else if (TryCountry(countryText, out var country)) found = [.. Candidates(country, text)];
        else return Unknown(countryText, "country");

        if (found.Count == 0) return Unknown(text.Trim(), "region");
        var widest = found.Min(candidate => candidate.Level);
        return found.Where(candidate => candidate.Level == widest).ToList() is [var only]
            ? Parsed.Of(only.Code)
            : Ambiguous(text.Trim(), found);
    }

    private List<Region> Candidates(string country, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        if (tree.Find(text.Trim()) is { } coded && CountryOf(coded) == country) return [coded];
        var key = PlaceName.Key(text);
        if (places.TryGetValue((country, key), out var named)) return named;
        if (key.Length > MostDigits) return [];

        // The country's digits name a level with each pair: 040101 lies in 0401, and that in 04.
        for (; IsDigits(key) && key.Length > 1; key = key[..^2])
        {
            if (tree.Find($"{country}-{key}") is { } numbered) return [numbered];
            if (places.TryGetValue((country, key), out var wider)) return wider;
        }
        return [];
    }

    private bool TryCountry(string text, out string country)
    {
        var found = countries.GetValueOrDefault(PlaceName.Key(text));
        country = found?[0].Code ?? "";
        return found is not null;
    }

    private string CountryOf(Region region) => tree.Ancestors(region.Code) is [.., var country] ? country : region.Code;

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
