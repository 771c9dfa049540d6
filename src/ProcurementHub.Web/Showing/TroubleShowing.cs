using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using ProcurementHub.Web.Text;

namespace ProcurementHub.Web.Showing;

/// <param name="IsQuoted">In English as it was kept, for readers of another language.</param>
public sealed record TroublePart(string Text, bool IsQuoted);

/// <summary>
/// Says in the reader's language why a source failed. Reasons are kept as English sentences, since they stand in logs
/// and on the command line too; what is not known here is quoted as it is.
/// </summary>
public sealed partial class TroubleShowing(NoticeShowing showing)
{
    private const string WithSentence = "Within_";
    private const string AfterDocument = WithSentence + "Document";

    private static readonly ResourceManager texts = new(typeof(TroubleText));

    // The longest first: "It was due. A pass is under way." begins as "It was due." does.
    private static readonly IReadOnlyList<(string Key, Regex Sentence)> known =
    [
        .. texts.GetResourceSet(CultureInfo.GetCultureInfo("en"), createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .Select(text => ((string)text.Key, (string)text.Value!))
            .OrderByDescending(text => Place().Replace(text.Item2, "").Length)
            .Select(text => (text.Item1, SentenceOf(text.Item1, text.Item2))),
    ];

    public IReadOnlyList<TroublePart> Of(string reason)
    {
        var local = Instant().Replace(reason, instant =>
            showing.Instant(DateTimeOffset.ParseExact(instant.Value, "yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)));
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? [new TroublePart(local, IsQuoted: false)] : [.. Translated(local)];
    }

    private static IEnumerable<TroublePart> Translated(string sentence)
    {
        foreach (var (key, pattern) in known)
        {
            if (pattern.Match(sentence) is { Success: true } match)
                return Filled(key, match);
        }

        return [new TroublePart(sentence, IsQuoted: true)];
    }

    private static IEnumerable<TroublePart> Filled(string key, Match match)
    {
        foreach (var piece in Place().Split(texts.GetString(key, CultureInfo.CurrentUICulture)!).Where(piece => piece.Length > 0))
        {
            if (piece == "{0}" && key.StartsWith(WithSentence, StringComparison.Ordinal))
            {
                foreach (var part in Translated(match.Groups["p0"].Value))
                    yield return part;
            }
            else
            {
                yield return new TroublePart(Place().IsMatch(piece) ? match.Groups["p" + piece[1]].Value : piece, IsQuoted: false);
            }
        }
    }

    private static Regex SentenceOf(string key, string text) => new(
        $"^{string.Concat(Place().Split(text).Select(piece => !Place().IsMatch(piece) ? Regex.Escape(piece) : $"(?<p{piece[1]}>{Filling(key, piece)})"))}$",
        RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // What stands before the colon is the address of a document or its name, not the first words of a sentence.
    private static string Filling(string key, string place) => key == AfterDocument && place == "{1}" ? @"\S+" : ".+?";

    [GeneratedRegex(@"(\{\d\})")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d \d\d:\d\dZ")]
    private static partial Regex Instant();
}
