using System.Buffers;

namespace ProcurementHub.Core.Text;

/// <summary>Reads the small language of <see cref="KeywordQuery"/>, with the signs that phones and word processors put in.</summary>
internal sealed class KeywordParser(string text)
{
    /// <summary>A shorter beginning would hit a good part of all words.</summary>
    private const int ShortestPrefix = 3;

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„«»");
    private const string Minuses = "-–−";

    private readonly List<KeywordClause> required = [];
    private readonly List<KeywordClause> excluded = [];

    internal Parsed<KeywordQuery> Run()
    {
        var at = 0;
        while (true)
        {
            while (at < text.Length && IsBlank(text[at])) at++;
            if (at == text.Length) break;

            var start = at;
            var into = Minuses.Contains(text[at]) ? excluded : required;
            if (into == excluded && (++at == text.Length || IsBlank(text[at])))
                return Fail(start, "a minus must stand right before the word that it excludes");

            var reason = Quotes.Contains(text[at]) ? ReadPhrase(ref at, into) : ReadWord(ref at, into);
            if (reason is not null) return Parsed.Failed<KeywordQuery>(reason);
        }
        return required.Count + excluded.Count > 0
            ? Parsed.Of(new KeywordQuery(text.Trim(), required, excluded))
            : Parsed.Failed<KeywordQuery>("There is no word to look for.");
    }

    private string? ReadPhrase(ref int at, List<KeywordClause> into)
    {
        var start = at + 1;
        var length = text.AsSpan(start).IndexOfAny(Quotes);
        if (length < 0) return Reason(at, "the quote is never closed");
        at = start + length + 1;

        var phrase = text.Substring(start, length);
        var star = phrase.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0) return Reason(start + star, "a star cannot stand inside quotes");
        var terms = Parts(phrase);
        if (terms.Length == 0) return Reason(start, "there is no word between the quotes");
        into.Add(new KeywordClause($"\"{phrase.Trim()}\"", terms.Length > 1 ? KeywordKind.Phrase : KeywordKind.Word, terms));
        return null;
    }

    private string? ReadWord(ref int at, List<KeywordClause> into)
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
        if (star < written.Length - 1) return Reason(start + star, "a star can only end a word");
        var prefix = Folding.Fold(written);
        if (prefix.Contains(' ')) return Reason(start + star, "a star can only end a single word, not a code");
        if (prefix.Length < ShortestPrefix) return Reason(start + star, $"a star needs at least {ShortestPrefix} letters before it");
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

    private static string Reason(int at, string what) => $"Character {at + 1}: {what}.";

    private static Parsed<KeywordQuery> Fail(int at, string what) => Parsed.Failed<KeywordQuery>(Reason(at, what));
}
