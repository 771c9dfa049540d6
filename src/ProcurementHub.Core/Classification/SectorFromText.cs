using ProcurementHub.Core.Classification.Learning;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Classification;

/// <summary>
/// What a title says of trades: the trained model and the words of sectors.json, taken together. The model gives odds;
/// a word of sectors.json that stands in the title multiplies those of its sector.
/// </summary>
internal sealed class SectorFromText
{
    // Logarithms of what a word's odds are multiplied by; chosen with the benchmark "sectors" on entities left out.
    private const float First = 2f, Strong = 1f, Weak = 0.3f, AfterPurpose = 0.3f;

    /// <summary>A title that speaks of more trades than this speaks of its place, not of its object.</summary>
    private const int Most = 3;

    /// <summary>A second sector needs less than the first: titles do name two things.</summary>
    private const double Further = 0.6;

    private readonly IReadOnlyList<string> slugs;
    private readonly SectorWords words;
    private readonly Lazy<SectorModel> model;

    internal SectorFromText(SectorData data, Lazy<SectorModel> model)
    {
        slugs = [.. data.Sectors.Select(row => row.Code)];
        words = new SectorWords(data);
        this.model = model;
    }

    /// <summary>
    /// How likely each sector is, out of all that have one; the shares add up to one. False where neither the model nor
    /// the words know anything of the title.
    /// </summary>
    internal bool Shares(AnalysedText title, Span<float> shares) => Shares(title, shares, words.Read(title));

    private bool Shares(AnalysedText title, Span<float> shares, List<SectorWords.Hit> hits)
    {
        var known = model.Value.Score(title, shares);
        var purpose = TitleGrammar.PurposeOf(title.Source);
        var isStrong = hits.Exists(hit => !hit.Meaning.IsWeak);
        var isNamed = hits.Exists(hit => !hit.Meaning.IsWeak && hit.Start < purpose);
        var first = -1;
        foreach (var (meaning, start) in hits)
        {
            if (isStrong && meaning.IsWeak) continue;
            if (first < 0) first = start;
            var speaks = meaning.IsWeak ? Weak : start == first ? First : Strong;
            shares[meaning.Sector] += isNamed && start > purpose ? speaks * AfterPurpose : speaks;
        }
        Confidences.Normalise(shares, model.Value.Header.Temperature);
        return known || hits.Count > 0;
    }

    /// <summary>The sectors that the title tells, the surest first; none where no guess reaches the model's threshold.</summary>
    internal List<SectorAssignment> Read(AnalysedText title)
    {
        List<SectorAssignment> found = [];
        if (title.Terms.IsEmpty) return found;
        Span<float> shares = stackalloc float[slugs.Count];
        var hits = words.Read(title);
        if (!Shares(title, shares, hits)) return found;

        var header = model.Value.Header;
        var listed = ListedWith(title, hits);
        while (found.Count < Most)
        {
            var best = Best(shares, found.Count == 0 ? 0 : listed);
            // A word of sectors.json in a list of such words needs no more; one guess takes the share of the other there.
            var confidence = shares[best] * header.Certainty;
            if ((listed & (1UL << best)) != 0) confidence = Math.Max(confidence, header.Threshold);
            if (confidence < (found.Count == 0 ? header.Threshold : header.Threshold * Further)) return found;
            var hit = hits.Find(hit => hit.Meaning.Sector == best && !hit.Meaning.IsWeak);
            var from = hit.Meaning?.Written ?? model.Value.WordsFor(title, best);
            found.Add(new SectorAssignment(slugs[best], SectorBasis.Text, Math.Round(confidence, 2), from));
            shares[best] = 0;
            listed &= ~(1UL << best);
        }
        return found;
    }

    /// <summary>The largest share; among the given sectors only, where any is given.</summary>
    private static int Best(ReadOnlySpan<float> shares, ulong among)
    {
        var best = -1;
        for (var sector = 0; sector < shares.Length; sector++)
        {
            if ((among == 0 || (among & (1UL << sector)) != 0) && (best < 0 || shares[sector] > shares[best])) best = sector;
        }
        return best;
    }

    /// <summary>The sectors that are named one beside the other in a list, as bits; none where only one is named.</summary>
    private static ulong ListedWith(AnalysedText title, List<SectorWords.Hit> hits)
    {
        var purpose = TitleGrammar.PurposeOf(title.Source);
        ulong listed = 0;
        var last = -1;
        foreach (var (meaning, start) in hits)
        {
            if (meaning.IsWeak || start > purpose) continue;
            if (last >= 0 && !TitleGrammar.IsListed(title.Source, last, start)) continue;
            listed |= 1UL << meaning.Sector;
            last = start;
        }
        return ulong.PopCount(listed) > 1 ? listed : 0;
    }
}
