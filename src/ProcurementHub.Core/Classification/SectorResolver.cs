using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Classification;

/// <summary>
/// Tells a notice's sectors. Codes decide where one of them is known; only without one does the title speak.
/// Pure, and safe to call from any thread.
/// </summary>
public sealed class SectorResolver
{
    /// <summary>A title that speaks of more trades than this speaks of its place, not of its object.</summary>
    private const int MostByText = 3;

    private const string Construction = "construction";

    private readonly IReadOnlyList<string> slugs;
    private readonly SectorCodes codeRules;
    private readonly SectorWords wordRules;

    internal SectorResolver(SectorData data)
    {
        slugs = [.. data.Sectors.Select(row => row.Code)];
        codeRules = new SectorCodes(data);
        wordRules = new SectorWords(data);
    }

    /// <summary>With the rules of this assembly.</summary>
    public static SectorResolver Standard { get; } = new(SectorData.Load());

    /// <inheritdoc cref="Resolve(IEnumerable{ValueTuple{string, string}}, AnalysedText, bool)"/>
    public IReadOnlyList<SectorAssignment> Resolve(
        IEnumerable<(string? Scheme, string? Id)> codes, string? title, bool isWorks) =>
        Resolve(codes, Analyser.Analyse(title), isWorks);

    /// <summary>The sectors of a notice, each once; none where nothing tells. Malformed and foreign codes are passed over.</summary>
    /// <param name="codes">Scheme and id as published; UNSPSC, CUBSO, CPV, ISIC and CIIU are known. An id may hold several, parted by ; , or |.</param>
    /// <param name="title">What is bought.</param>
    /// <param name="isWorks">Whether the source's category says works, which is construction whatever the title speaks of.</param>
    public IReadOnlyList<SectorAssignment> Resolve(
        IEnumerable<(string? Scheme, string? Id)> codes, AnalysedText title, bool isWorks)
    {
        List<SectorAssignment> assignments = [];
        foreach (var (scheme, id) in codes) AddByCode(scheme, id, assignments);
        if (isWorks) Add(assignments, new SectorAssignment(Construction, SectorBasis.Code, 0.9, "works"));
        if (assignments.Count == 0) AddByText(title, assignments);
        return assignments;
    }

    private void AddByCode(string? scheme, string? id, List<SectorAssignment> assignments)
    {
        foreach (var range in id.AsSpan().SplitAny(';', ',', '|'))
        {
            var code = id.AsSpan()[range].Trim();
            if (codeRules.Find(scheme, code) is not var (sectors, length)) continue;
            var confidence = length >= 4 ? 0.95 : 0.8 + 0.05 * (length - 1);
            foreach (var sector in sectors)
                Add(assignments, new SectorAssignment(sector, SectorBasis.Code, confidence, $"{scheme!.Trim()} {code}"));
        }
    }

    private void AddByText(AnalysedText title, List<SectorAssignment> assignments)
    {
        var hits = wordRules.Read(title);
        var purpose = TitleGrammar.PurposeOf(title.Source);
        var isStrong = hits.Exists(hit => !hit.Meaning.IsWeak);
        var isNamed = hits.Exists(hit => !hit.Meaning.IsWeak && hit.Start < purpose);

        var last = -1;
        foreach (var (meaning, start) in hits)
        {
            if (isStrong && meaning.IsWeak) continue;
            if (isNamed && start > purpose) continue;
            if (last >= 0 && !TitleGrammar.IsListed(title.Source, last, start)) continue;
            last = start;
            var confidence = (meaning.IsWeak ? 0.35 : meaning.Words == 2 ? 0.8 : 0.7) - (start > purpose ? 0.15 : 0);
            assignments.Add(new SectorAssignment(slugs[meaning.Sector], SectorBasis.Text, confidence, meaning.Written));
            if (assignments.Count == (isStrong ? MostByText : 1)) return;
        }
    }

    private static void Add(List<SectorAssignment> assignments, SectorAssignment assignment)
    {
        var known = assignments.FindIndex(earlier => earlier.Sector == assignment.Sector);
        if (known < 0) assignments.Add(assignment);
        else if (assignments[known].Confidence < assignment.Confidence) assignments[known] = assignment;
    }
}
