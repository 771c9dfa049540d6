namespace ProcurementHub.Core.Text;

/// <summary>A text and its terms in order, made by <see cref="Analyser.Analyse"/>.</summary>
public sealed class AnalysedText
{
    private readonly Term[] terms;

    internal AnalysedText(string source, Term[] terms)
    {
        Source = source;
        this.terms = terms;
    }

    public static AnalysedText Empty { get; } = new("", []);

    /// <summary>The text as it was given.</summary>
    public string Source { get; }

    /// <summary>In the order of the text; a term that stands twice in the text is here twice.</summary>
    public ReadOnlySpan<Term> Terms => terms;

    public bool Contains(string term)
    {
        foreach (ref readonly var candidate in Terms)
        {
            if (candidate.Text == term) return true;
        }
        return false;
    }

    /// <summary>Whether a term stands in the text that begins with the prefix or is <paramref name="itsStem"/>.</summary>
    public bool ContainsPrefix(string prefix, string itsStem)
    {
        foreach (ref readonly var candidate in Terms)
        {
            if (candidate.Text == itsStem || candidate.Text.StartsWith(prefix, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>Whether the terms stand side by side in this order, stop words not counted.</summary>
    internal bool ContainsPhrase(IReadOnlyList<string> phrase)
    {
        for (var first = 0; first < terms.Length; first++)
        {
            if (terms[first].Text == phrase[0] && ContinuesAt(first, phrase)) return true;
        }
        return false;
    }

    private bool ContinuesAt(int first, IReadOnlyList<string> phrase)
    {
        var position = terms[first].Position;
        var matched = 1;
        for (var next = first + 1; matched < phrase.Count && next < terms.Length; next++)
        {
            // Whole codes share a position with their first part, so several terms may be up for one place.
            if (terms[next].Position == position + matched && terms[next].Text == phrase[matched]) matched++;
            else if (terms[next].Position > position + matched) return false;
        }
        return matched == phrase.Count;
    }
}
