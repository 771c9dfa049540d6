namespace ProcurementHub.Core.Classification;

/// <summary>The departments, provinces and districts named in a notice, and what they come to together.</summary>
internal sealed class NamedPlaces(RegionTree tree, string country)
{
    /// <summary>A text that names more is about a wider region than each.</summary>
    private const int Most = 5;

    private readonly List<Region> firsts = [];
    private readonly List<IReadOnlyList<Region>> provinces = [];
    private readonly List<IReadOnlyList<Region>> districts = [];
    private readonly List<Region> lone = [];

    private bool isNationwide;

    internal bool HasDistricts => districts.Count > 0;

    internal void AddFirst(IReadOnlyList<Region> named)
    {
        if (named is [var only] && !firsts.Contains(only)) firsts.Add(only);
    }

    internal void AddProvince(IReadOnlyList<Region> candidates) => provinces.Add(candidates);

    internal void AddDistrict(IReadOnlyList<Region> candidates) => districts.Add(candidates);

    /// <summary>A place, or the country, that no word announces.</summary>
    internal void AddLone(Region region)
    {
        if (region.Level == RegionLevel.Country) isNationwide = true;
        else if (!lone.Contains(region)) lone.Add(region);
    }

    /// <summary>Those that lie in one of the regions.</summary>
    internal List<Region> Within(IReadOnlyList<Region> candidates, IReadOnlyList<Region> around) =>
        [.. candidates.Where(candidate => around.Any(region => tree.IsWithin(candidate.Code, region.Code)))];

    /// <summary>Whether one of several names may mean a place in one of the regions.</summary>
    internal bool HasWithin(IReadOnlyList<IReadOnlyList<Region>> listed, IReadOnlyList<Region> around) =>
        listed.Any(candidates => Within(candidates, around).Count > 0);

    /// <summary>
    /// Each province that lies in a department named, or else has no other of its name in the country; each district
    /// that lies in a province or department named; then the provinces and departments of which nothing closer is named.
    /// </summary>
    /// <param name="seat">Tells districts of one name apart where the text does not.</param>
    internal IReadOnlyList<string> Conclude(Region? seat)
    {
        var sure = Provinces();
        var codes = new List<string>();
        foreach (var candidates in districts)
        {
            if (District(candidates, sure, seat) is { } district && !codes.Contains(district.Code)) codes.Add(district.Code);
        }
        AddLone(codes, sure);
        AddWider(codes, sure);
        AddWider(codes, firsts);
        codes = codes.Count <= Most ? codes : Wider(codes);
        if (isNationwide && !codes.Contains(country)) codes.Add(country);
        return codes;
    }

    private List<Region> Provinces()
    {
        var sure = new List<Region>();
        foreach (var candidates in provinces)
        {
            var possible = Within(candidates, firsts) is { Count: > 0 } inside ? inside : candidates;
            if (possible is [var only] && !sure.Contains(only)) sure.Add(only);
        }
        return sure;
    }

    /// <summary>
    /// Null where more than one is possible, or where the only one lies in none of the places named: then the name is
    /// another's, or misspelt.
    /// </summary>
    private Region? District(IReadOnlyList<Region> candidates, List<Region> sure, Region? seat)
    {
        foreach (var around in (ReadOnlySpan<List<Region>>)[sure, firsts])
        {
            if (Within(candidates, around) is { Count: > 0 } inside) return inside is [var one] ? one : null;
        }
        if (sure.Count > 0 || firsts.Count > 0) return null;
        return candidates is [var only] ? only : seat is null ? null : NearSeat(candidates, seat);
    }

    /// <summary>The one in the seat's own province, or else the only one in its department.</summary>
    private Region? NearSeat(IReadOnlyList<Region> candidates, Region seat)
    {
        for (var around = seat; around is { Level: > RegionLevel.Country }; around = tree.Find(around.Parent))
        {
            if (Within(candidates, [around]) is { Count: > 0 } inside) return inside is [var one] ? one : null;
        }
        return null;
    }

    /// <summary>Beside places that are announced a name without such a word is theirs, or no place's: a hamlet, a school.</summary>
    private void AddLone(List<string> codes, List<Region> sure)
    {
        var isOnlyOne = codes.Count == 0 && sure.Count == 0 && firsts.Count == 0;
        codes.AddRange((isOnlyOne ? lone : Within(lone, [.. sure, .. firsts])).Select(region => region.Code).Except(codes).ToList());
    }

    private void AddWider(List<string> codes, List<Region> regions)
    {
        foreach (var region in regions)
        {
            if (!codes.Exists(code => tree.IsWithin(code, region.Code))) codes.Add(region.Code);
        }
    }

    /// <summary>Provinces for their districts, then departments for their provinces; where they are too many as well, the country.</summary>
    private List<string> Wider(List<string> codes)
    {
        for (var level = RegionLevel.District; codes.Count > Most && level > RegionLevel.Country; level--)
            codes = [.. codes.Select(code => tree.Find(code) is { } region && region.Level == level ? region.Parent! : code).Distinct()];
        return codes;
    }
}
