using System.Collections.Frozen;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Classification;

/// <summary>The hub's own short list of sectors, the same for every country and source.</summary>
public sealed class SectorList
{
    private readonly FrozenDictionary<string, Sector> byCode;
    private readonly FrozenDictionary<string, Sector> byName;

    internal SectorList(SectorData data)
    {
        All = [.. data.Sectors.Select(row => new Sector(row.Code, row.Es, row.En))];
        Choices = [.. All, new Sector(Sector.NotKnown, "Rubro no determinado", "Sector not known")];
        byCode = Choices.ToFrozenDictionary(sector => sector.Code, StringComparer.OrdinalIgnoreCase);
        byName = Choices.SelectMany(sector => new[] { sector.Code, sector.SpanishName, sector.EnglishName }
                .Select(Folding.Fold).Distinct().Select(name => (name, sector)))
            .ToFrozenDictionary(pair => pair.name, pair => pair.sector);
    }

    /// <summary>The list of this assembly.</summary>
    public static SectorList Standard { get; } = new(SectorData.Load());

    /// <summary>In the order in which to show them.</summary>
    public IReadOnlyList<Sector> All { get; }

    /// <summary>What may be searched for and subscribed to: the sectors, and at the end notices of which nothing tells the sector.</summary>
    public IReadOnlyList<Sector> Choices { get; }

    /// <summary>One of <see cref="Choices"/>.</summary>
    public Sector? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>What a person wrote: a sector's code, or its name in either language; accents and case do not matter.</summary>
    public Parsed<Sector> ParseUser(string? text) =>
        byName.TryGetValue(Folding.Fold(text), out var sector)
            ? Parsed.Of(sector)
            : Parsed.Failed<Sector>($"'{text?.Trim()}' is not a sector. Sectors are {string.Join(", ", Choices.Select(known => known.Code))}.");
}
