namespace ProcurementHub.Core.Text;

/// <summary>How a <see cref="KeywordClause"/> is to be found in a text.</summary>
public enum KeywordKind
{
    /// <summary>One term, anywhere.</summary>
    Word,

    /// <summary>Several terms side by side, stop words not counted.</summary>
    Phrase,

    /// <summary>A term that begins with <see cref="KeywordClause.Prefix"/> or is the only one of <see cref="KeywordClause.Terms"/>.</summary>
    Prefix,
}

/// <summary>One part of a <see cref="KeywordQuery"/>: a word, a phrase or the beginning of a word.</summary>
public sealed class KeywordClause
{
    internal KeywordClause(string written, KeywordKind kind, IReadOnlyList<string> terms, string? prefix = null)
    {
        Written = written;
        Kind = kind;
        Terms = terms;
        Prefix = prefix;
    }

    /// <summary>As the person wrote it, without the minus of an excluded one.</summary>
    public string Written { get; }

    public KeywordKind Kind { get; }

    /// <summary>In the form of <see cref="Term.Text"/>; for a prefix, the stem of the word as far as it was written.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>In folded form; null unless <see cref="Kind"/> is <see cref="KeywordKind.Prefix"/>.</summary>
    public string? Prefix { get; }

    /// <summary>Whether one of the texts has it. A phrase never reaches from one text into the next.</summary>
    public bool IsIn(params ReadOnlySpan<AnalysedText> texts)
    {
        foreach (var text in texts)
        {
            var found = Kind switch
            {
                KeywordKind.Word => text.Contains(Terms[0]),
                KeywordKind.Prefix => text.ContainsPrefix(Prefix!, Terms[0]),
                _ => text.ContainsPhrase(Terms),
            };
            if (found) return true;
        }
        return false;
    }

    public override string ToString() => Written;
}
