namespace ProcurementHub.Core.Text;

/// <summary>What a <see cref="KeywordQuery"/> cannot be read for.</summary>
public enum KeywordFaultKind
{
    NoWord,
    LoneMinus,
    UnclosedQuote,
    EmptyQuotes,
    StarInQuotes,
    StarInWord,
    StarAfterCode,
    ShortBeginning,
}

/// <param name="Kind">For who says it in another language.</param>
/// <param name="Position">Of the character where it went wrong, counted from 1.</param>
public sealed record KeywordFault(KeywordFaultKind Kind, int Position)
{
    /// <summary>In English, with the place.</summary>
    public override string ToString() => Kind == KeywordFaultKind.NoWord ? "There is no word to look for." : $"Character {Position}: {What}.";

    private string What => Kind switch
    {
        KeywordFaultKind.LoneMinus => "a minus must stand right before the word that it excludes",
        KeywordFaultKind.UnclosedQuote => "the quote is never closed",
        KeywordFaultKind.EmptyQuotes => "there is no word between the quotes",
        KeywordFaultKind.StarInQuotes => "a star cannot stand inside quotes",
        KeywordFaultKind.StarInWord => "a star can only end a word",
        KeywordFaultKind.StarAfterCode => "a star can only end a single word, not a code",
        _ => $"a star needs at least {KeywordParser.ShortestPrefix} letters before it",
    };
}
