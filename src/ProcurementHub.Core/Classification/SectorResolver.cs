using ProcurementHub.Core.Classification.Learning;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Classification;

/// <summary>
/// Tells a notice's sectors. Codes decide where one of them is known; only without one does the title speak.
/// Pure, and safe to call from any thread.
/// </summary>
public sealed class SectorResolver
{
    private const string Construction = "construction";

    private static readonly Lazy<SectorModel> shipped = new(() => ShippedSectorModel.Load());

    private readonly SectorCodes codeRules;
    private readonly SectorFromText textRules;

    internal SectorResolver(SectorData data, Lazy<SectorModel> model)
    {
        codeRules = new SectorCodes(data);
        textRules = new SectorFromText(data, model);
    }

    /// <summary>With the rules and the model of this assembly. The model is loaded when the first title is asked.</summary>
    public static SectorResolver Standard { get; } = new(SectorData.Load(), shipped);

    /// <summary>With the rules of this assembly and a model that <c>hub train-sectors</c> made; or why it is none.</summary>
    public static Parsed<SectorResolver> WithModel(TextReader file)
    {
        var data = SectorData.Load();
        var model = SectorModelFile.Read(file);
        if (!model.HasValue) return Parsed.Failed<SectorResolver>(model.Reason!);
        return model.Value.Header.Sectors.SequenceEqual(data.Sectors.Select(row => row.Code))
            ? Parsed.Of(new SectorResolver(data, new Lazy<SectorModel>(model.Value)))
            : Parsed.Failed<SectorResolver>("It was trained for other sectors than this version has; train it again.");
    }

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
        return assignments.Count > 0 ? assignments : textRules.Read(title);
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

    private static void Add(List<SectorAssignment> assignments, SectorAssignment assignment)
    {
        var known = assignments.FindIndex(earlier => earlier.Sector == assignment.Sector);
        if (known < 0) assignments.Add(assignment);
        else if (assignments[known].Confidence < assignment.Confidence) assignments[known] = assignment;
    }
}
