namespace ProcurementHub.Core.Text;

/// <summary>
/// The keywords of a saved search: words that must all be there, "phrases in quotes", -excluded ones and the
/// beginnings of words, comput*. Word forms, accents and case do not matter, since both sides go through the
/// <see cref="Analyser"/>. Words joined by hyphens or slashes are a phrase: a procedure code finds its later calls.
/// </summary>
public sealed class KeywordQuery
{
    internal KeywordQuery(string text, IReadOnlyList<KeywordClause> required, IReadOnlyList<KeywordClause> excluded)
    {
        Text = text;
        Required = required;
        Excluded = excluded;
    }

    /// <summary>As the person wrote it.</summary>
    public string Text { get; }

    /// <summary>May be empty where only exclusions were written.</summary>
    public IReadOnlyList<KeywordClause> Required { get; }

    public IReadOnlyList<KeywordClause> Excluded { get; }

    /// <summary>Reads what a person wrote; a failure names the character, counted from 1, where it went wrong.</summary>
    public static Parsed<KeywordQuery> Parse(string? text) => new KeywordParser(text ?? "").Run();

    /// <summary>Why a text cannot be read, as a value to put into words; null where it can.</summary>
    public static KeywordFault? FaultOf(string? text)
    {
        var parser = new KeywordParser(text ?? "");
        parser.Run();
        return parser.Fault;
    }

    /// <summary>Whether the texts, taken together, have all required clauses and no excluded one.</summary>
    public bool Matches(params ReadOnlySpan<AnalysedText> texts)
    {
        foreach (var clause in Required)
        {
            if (!clause.IsIn(texts)) return false;
        }
        foreach (var clause in Excluded)
        {
            if (clause.IsIn(texts)) return false;
        }
        return true;
    }

    /// <summary>As <see cref="Matches"/>, but looks at every clause and says what became of it.</summary>
    public KeywordVerdict Judge(params ReadOnlySpan<AnalysedText> texts)
    {
        List<KeywordClause> hits = [], missing = [], unwanted = [];
        foreach (var clause in Required) (clause.IsIn(texts) ? hits : missing).Add(clause);
        foreach (var clause in Excluded)
        {
            if (clause.IsIn(texts)) unwanted.Add(clause);
        }
        return new KeywordVerdict(hits, missing, unwanted);
    }

    public override string ToString() => Text;
}
