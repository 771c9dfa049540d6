using ProcurementHub.Core;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Matching;

/// <summary>The keywords and left-out words of one subscription, read.</summary>
internal sealed class KeywordRules
{
    private KeywordRules(IReadOnlyList<KeywordQuery> wanted, IReadOnlyList<KeywordQuery> excluded)
    {
        Wanted = wanted;
        Excluded = excluded;
    }

    internal IReadOnlyList<KeywordQuery> Wanted { get; }

    internal IReadOnlyList<KeywordQuery> Excluded { get; }

    /// <param name="unreadable">
    /// Hears of what could not be read. Such a keyword is left aside; if it is the only one, the subscription
    /// is not narrowed by keywords, because too many alerts are seen and lost ones are not.
    /// </param>
    internal static KeywordRules Read(
        IReadOnlyList<string> keywords, IReadOnlyList<string> exclude, Action<string, string>? unreadable = null)
    {
        return new KeywordRules(ReadAll(keywords, Wish), ReadAll(exclude, Exclusion));

        List<KeywordQuery> ReadAll(IReadOnlyList<string> texts, Func<string, Parsed<KeywordQuery>> read)
        {
            var queries = new List<KeywordQuery>(texts.Count);
            foreach (var text in texts)
            {
                var query = read(text);
                if (query.HasValue)
                    queries.Add(query.Value);
                else
                    unreadable?.Invoke(text, query.Reason!);
            }
            return queries;
        }
    }

    /// <summary>What the query language refuses may still be words: an unclosed quote, a star in the middle.</summary>
    private static Parsed<KeywordQuery> Wish(string text)
    {
        var query = KeywordQuery.Parse(text);
        if (query.HasValue)
            return query;
        var plain = KeywordQuery.Parse(Folding.Fold(text));
        return plain.HasValue ? plain : query;
    }

    /// <summary>Several words are one phrase: each for itself would leave out far more than was asked for.</summary>
    private static Parsed<KeywordQuery> Exclusion(string text)
    {
        var bare = text.Trim().TrimStart('-', '–', '−').Trim();
        if (bare.EndsWith('*'))
            return Wish(bare);
        var phrase = KeywordQuery.Parse($"\"{bare.Replace('"', ' ').Replace('*', ' ')}\"");
        return phrase.HasValue ? phrase : Wish(bare);
    }
}
