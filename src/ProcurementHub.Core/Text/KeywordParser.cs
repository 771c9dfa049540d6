using System.Buffers;

namespace ProcurementHub.Core.Text;

/// <summary>Reads the small language of <see cref="KeywordQuery"/>, with the signs that phones and word processors put in.</summary>
internal sealed class KeywordParser(string text)
{
    /// <summary>A shorter beginning would hit a good part of all words.</summary>
    internal const int ShortestPrefix = 3;

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„«»");
    private const string Minuses = "-–−";

    private readonly List<KeywordClause> required = [];
    private readonly List<KeywordClause> excluded = [];

    /// <summary>What went wrong; null after a <see cref="Run"/> that read all.</summary>
    internal KeywordFault? Fault { get; private set; }

    internal Parsed<KeywordQuery> Run()
    {
        Fault = Read();
        return Fault is null ? Parsed.Of(new KeywordQuery(text.Trim(), required, excluded)) : Parsed.Failed<KeywordQuery>(Fault.ToString());
    }

    private KeywordFault? Read()
    {
        var at = 0;
        while (true)
        {
            while (at < text.Length && IsBlank(text[at])) at++;
            if (at == text.Length) break;

            var start = at;
            var into = Minuses.Contains(text[at]) ? excluded : required;
            if (into == excluded && (++at == text.Length || IsBlank(text[at])))
                return At(start, KeywordFaultKind.LoneMinus);

            var fault = Quotes.Contains(text[at]) ? ReadPhrase(ref at, into) : ReadWord(ref at, into);
            if (fault is not null) return fault;
        }
        return required.Count + excluded.Count > 0 ? null : At(0, KeywordFaultKind.NoWord);
    }

    private KeywordFault? ReadPhrase(ref int at, List<KeywordClause> into)
    {
        var start = at + 1;
        var length = text.AsSpan(start).IndexOfAny(Quotes);
        if (length < 0) return At(at, KeywordFaultKind.UnclosedQuote);
        at = start + length + 1;

        var phrase = text.Substring(start, length);
        var star = phrase.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0) return At(start + star, KeywordFaultKind.StarInQuotes);
        var terms = Parts(phrase);
        if (terms.Length == 0) return At(start, KeywordFaultKind.EmptyQuotes);
        into.Add(new KeywordClause($"\"{phrase.Trim()}\"", terms.Length > 1 ? KeywordKind.Phrase : KeywordKind.Word, terms));
        return null;
    }

    private KeywordFault? ReadWord(ref int at, List<KeywordClause> into)
    {
        var start = at;
        while (at < text.Length && !IsBlank(text[at]) && !Quotes.Contains(text[at])) at++;
        var written = text[start..at];

        var star = written.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            // A lone stop word asks for nothing, and excluding one would exclude nothing.
            var terms = Parts(written);
            if (terms.Length > 0) into.Add(new KeywordClause(written, terms.Length > 1 ? KeywordKind.Phrase : KeywordKind.Word, terms));
            return null;
        }
        if (star < written.Length - 1) return At(start + star, KeywordFaultKind.StarInWord);
        var prefix = Folding.Fold(written);
        if (prefix.Contains(' ')) return At(start + star, KeywordFaultKind.StarAfterCode);
        if (prefix.Length < ShortestPrefix) return At(start + star, KeywordFaultKind.ShortBeginning);
        into.Add(new KeywordClause(written, KeywordKind.Prefix, [Analyser.Terms(prefix) is [var stem] ? stem : prefix], prefix));
        return null;
    }

    /// <summary>The terms without whole codes, whose parts say the same and find longer codes too.</summary>
    private static string[] Parts(string written)
    {
        var terms = Analyser.Analyse(written).Terms;
        var parts = new List<string>(terms.Length);
        foreach (ref readonly var term in terms)
        {
            if (!term.Text.Contains('-')) parts.Add(term.Text);
        }
        return [.. parts];
    }

    // Commas and semicolons part words too: lists are often written with them.
    private static bool IsBlank(char character) => char.IsWhiteSpace(character) || character is ',' or ';';

    private static KeywordFault At(int at, KeywordFaultKind kind) => new(kind, at + 1);
}
