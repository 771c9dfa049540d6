using System.Collections.Frozen;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Classification;

/// <summary>The words and phrases of sectors.json, keyed by their first term: one look-up for each term of a title.</summary>
internal sealed class SectorWords
{
    private readonly FrozenDictionary<string, Entry> entries;

    internal SectorWords(SectorData data)
    {
        // Sectors are bits of a word in the veto masks below.
        if (data.Sectors.Count > 64) throw new InvalidDataException("sectors.json has more than 64 sectors.");
        var drafts = new Dictionary<string, Entry>(StringComparer.Ordinal);
        for (var sector = 0; sector < data.Sectors.Count; sector++)
        {
            var row = data.Sectors[sector];
            foreach (var (written, terms) in Split(row.Words)) Slot(terms).Add(new Meaning(sector, false, terms.Count, written));
            foreach (var (written, terms) in Split(row.Weak)) Slot(terms).Add(new Meaning(sector, true, terms.Count, written));
            foreach (var (_, terms) in Split(row.Unless)) Draft(terms[0]).Vetoes |= 1UL << sector;
        }
        foreach (var (_, terms) in Split(data.Ignore)) Slot(terms);
        entries = drafts.ToFrozenDictionary(StringComparer.Ordinal);

        Entry Draft(string term)
        {
            if (!drafts.TryGetValue(term, out var entry)) drafts.Add(term, entry = new Entry());
            return entry;
        }

        List<Meaning> Slot(IReadOnlyList<string> terms)
        {
            var entry = Draft(terms[0]);
            if (terms.Count == 1) return entry.Alone;
            entry.Followed ??= new Dictionary<string, List<Meaning>>(StringComparer.Ordinal);
            if (!entry.Followed.TryGetValue(terms[1], out var slot)) entry.Followed.Add(terms[1], slot = []);
            return slot;
        }
    }

    /// <summary>
    /// What the title's words mean, in its order, each sector once. A phrase uses its words up, so that
    /// "mesa de partes" is no table; vetoed sectors are left out.
    /// </summary>
    internal List<Hit> Read(AnalysedText title)
    {
        List<Hit> hits = [];
        ulong vetoes = 0, seen = 0;
        var terms = title.Terms;
        for (var at = 0; at < terms.Length; at++)
        {
            if (!entries.TryGetValue(terms[at].Text, out var entry)) continue;
            vetoes |= entry.Vetoes;
            var start = terms[at].Start;
            var meanings = entry.Alone;
            if (at + 1 < terms.Length && entry.Followed?.GetValueOrDefault(terms[at + 1].Text) is { } phrase)
            {
                meanings = phrase;
                at++;
                if (entries.TryGetValue(terms[at].Text, out var second)) vetoes |= second.Vetoes;
            }
            foreach (var meaning in meanings)
            {
                var bit = 1UL << meaning.Sector;
                if ((seen & bit) == 0) hits.Add(new Hit(meaning, start));
                else if (!meaning.IsWeak) Strengthen(hits, meaning, start);
                seen |= bit;
            }
        }
        if ((vetoes & seen) != 0) hits.RemoveAll(hit => (vetoes & (1UL << hit.Meaning.Sector)) != 0);
        return hits;
    }

    /// <summary>A strong word takes the place of a weak one of the same sector; the first strong one stays.</summary>
    private static void Strengthen(List<Hit> hits, Meaning meaning, int start)
    {
        var index = hits.FindIndex(hit => hit.Meaning.Sector == meaning.Sector);
        if (hits[index].Meaning.IsWeak) hits[index] = new Hit(meaning, start);
    }

    private static IEnumerable<(string Written, IReadOnlyList<string> Terms)> Split(string? words)
    {
        foreach (var written in (words ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var terms = Analyser.Terms(written);
            if (terms.Count is not (1 or 2)) throw new InvalidDataException($"'{written}' in sectors.json is not one word or two.");
            yield return (written, terms);
        }
    }

    /// <param name="Sector">Index in the list of sectors.</param>
    /// <param name="IsWeak">Decides only where nothing else does.</param>
    /// <param name="Words">One or two.</param>
    /// <param name="Written">As in the data file.</param>
    internal sealed record Meaning(int Sector, bool IsWeak, int Words, string Written);

    /// <param name="Meaning">What was found.</param>
    /// <param name="Start">Where it begins in the title.</param>
    internal readonly record struct Hit(Meaning Meaning, int Start);

    private sealed class Entry
    {
        internal List<Meaning> Alone { get; } = [];
        internal Dictionary<string, List<Meaning>>? Followed { get; set; }
        internal ulong Vetoes { get; set; }
    }
}
