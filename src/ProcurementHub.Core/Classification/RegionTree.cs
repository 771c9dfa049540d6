using System.Diagnostics.CodeAnalysis;

namespace ProcurementHub.Core.Classification;

/// <summary>
/// Countries, their first-level regions, provinces and districts, as codes. What is special about a country
/// stands in its data file. Codes are compared without regard to case, and other codes of a place
/// (PE-LMA for PE-1501) are understood wherever a code is asked for.
/// </summary>
public sealed class RegionTree
{
    private readonly Dictionary<string, Node> nodes;

    // Many only ask which region lies in which: the names are sorted when a name is looked for.
    private readonly Lazy<RegionNames> names;
    private readonly Lazy<PlacesInText> inText;

    internal RegionTree(IEnumerable<RegionRow> rows)
    {
        var byCode = new Dictionary<string, Node>(StringComparer.OrdinalIgnoreCase);
        var all = rows.OrderBy(row => row.Region.Level).ToList();
        foreach (var (region, aliases) in all)
        {
            var parent = region.Parent is null ? null : byCode[region.Parent];
            var node = new Node(region, parent);
            parent?.Children.Add(region);
            for (var around = parent; around is not null && around.Depth < region.Level; around = around.Parent) around.Depth = region.Level;
            byCode.Add(region.Code, node);
            foreach (var alias in aliases.Where(alias => IsOwnCode(alias, node))) byCode.Add(alias, node);
        }
        nodes = byCode;
        Countries = [.. all.Select(row => row.Region).Where(region => region.Level == RegionLevel.Country)];
        var named = all.Select(row => row with { Aliases = [.. row.Aliases.Where(alias => !nodes.ContainsKey(alias))] }).ToList();
        names = new(() => new RegionNames(named, this));
        inText = new(() => new PlacesInText(named, this));
    }

    /// <summary>The tree of all region files in this assembly.</summary>
    public static RegionTree Standard { get; } = Load();

    public IReadOnlyList<Region> Countries { get; }

    public Region? Find(string? code) => TryFind(code, out var node) ? node.Region : null;

    /// <summary>The name to show, or null for an unknown code.</summary>
    /// <param name="code">A region code.</param>
    /// <param name="language">"es" or "en".</param>
    public string? Name(string? code, string language = "es") =>
        Find(code) is { } region ? language == "en" ? region.EnglishName : region.Name : null;

    /// <summary>Code of the region around this one; null for a country and for an unknown code.</summary>
    public string? Parent(string? code) => Find(code)?.Parent;

    /// <summary>Codes from the parent up to the country; empty for a country and for an unknown code.</summary>
    public IReadOnlyList<string> Ancestors(string? code) => TryFind(code, out var node) ? node.Ancestors : [];

    /// <summary>In the order of the region file; empty for a leaf and for an unknown code.</summary>
    public IReadOnlyList<Region> Children(string? code) => TryFind(code, out var node) ? node.Children : [];

    /// <summary>Whether the first is the second or lies in it. False where either is unknown.</summary>
    public bool IsWithin(string? code, string? ancestor)
    {
        if (!TryFind(ancestor, out var around)) return false;
        for (var node = TryFind(code, out var inner) ? inner : null; node is not null; node = node.Parent)
        {
            if (node == around) return true;
        }
        return false;
    }

    /// <summary>What a notice's regions may be for it to lie in this one: by these codes all places in it are found.</summary>
    public RegionScope Within(string code) => RegionScope.Of(this, code);

    /// <summary>
    /// The most specific known region of what a notice says about its place. The department decides: a province
    /// that does not lie in it is left aside, and so is a district that does not lie in both. Digits are read as the
    /// country's own codes; those of a district that the tree does not have give the province.
    /// </summary>
    public Parsed<string> Resolve(string countryCode, string? department, string? province = null, string? district = null) =>
        names.Value.Resolve(countryCode, new WrittenPlace(department, province, district));

    /// <summary>A code of another publisher, such as an option of a portal's list of departments.</summary>
    /// <param name="countryCode">A country, by code or name.</param>
    /// <param name="scheme">As in the region file, such as "SEACE" or "RENIEC"; null for the country's own digits.</param>
    /// <param name="code">The code as published.</param>
    public Parsed<string> ResolveCode(string countryCode, string? scheme, string code) =>
        names.Value.ResolveCode(countryCode, scheme, code);

    /// <summary>
    /// What a person wrote: a code or a name. Of equal names the wider region is meant ("Lima" is the department);
    /// a name that two countries have on one level is refused. Where a <paramref name="country"/> is given, its own places go
    /// before all others.
    /// </summary>
    public Parsed<string> Parse(string? userText, string? country = null) => names.Value.Parse(userText, country);

    /// <summary>
    /// The regions that texts in Spanish name as such ("distrito de Simbal, provincia de Trujillo"): the closest that
    /// their names leave no doubt of. At most five; of more the wider regions around them. A bare name gives nothing
    /// unless no other place or thing is called so, and neither does a name cut at the end of a text.
    /// </summary>
    /// <param name="country">A country's code; of one that the tree does not divide nothing is found.</param>
    /// <param name="texts">Title and description, or either; nulls are left out.</param>
    public IReadOnlyList<string> NamedIn(string country, params ReadOnlySpan<string?> texts) => inText.Value.Find(country, null, texts);

    /// <summary>The same; of several districts of one name the one around the seat is meant.</summary>
    /// <param name="country">A country's code.</param>
    /// <param name="seat">Code of the region where the buying entity has its seat; null where it is not known.</param>
    /// <param name="texts">Title and description, or either.</param>
    public IReadOnlyList<string> NamedNear(string country, string? seat, params ReadOnlySpan<string?> texts) => inText.Value.Find(country, seat, texts);

    internal string CountryOf(Region region) => nodes[region.Code].Country;

    /// <summary>Whether the country's regions are divided again.</summary>
    internal bool HasProvinces(string country) => TryFind(country, out var node) && node.Depth > RegionLevel.First;

    private static RegionTree Load()
    {
        var rows = new List<RegionRow>();
        foreach (var file in EmbeddedData.Files("countries").Concat(EmbeddedData.Files("regions-")))
        {
            using var reader = new StreamReader(EmbeddedData.Open(file));
            rows.AddRange(RegionRow.Read(reader));
        }
        return new RegionTree(rows);
    }

    /// <summary>An alias that begins like the country's codes is a code, not a name.</summary>
    private static bool IsOwnCode(string alias, Node node) =>
        node.Parent is not null && alias.StartsWith(node.Country + "-", StringComparison.Ordinal);

    private bool TryFind(string? code, [NotNullWhen(true)] out Node? node)
    {
        node = null;
        return code is not null && nodes.TryGetValue(code, out node);
    }

    private sealed class Node(Region region, Node? parent)
    {
        internal Region Region => region;
        internal Node? Parent => parent;
        internal string Country { get; } = parent?.Country ?? region.Code;
        internal List<Region> Children { get; } = [];

        /// <summary>The deepest level that lies in this region.</summary>
        internal RegionLevel Depth { get; set; } = region.Level;

        internal IReadOnlyList<string> Ancestors { get; } = parent is null ? [] : [parent.Region.Code, .. parent.Ancestors];
    }
}
