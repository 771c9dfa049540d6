using System.Text.RegularExpressions;
using ProcurementHub.Sources.Reading.Html;

namespace ProcurementHub.Sources.Fetching;

/// <summary>The header in which services name the next page: <c>&lt;https://...&gt;; rel="next"</c> (RFC 8288).</summary>
internal static partial class LinkHeader
{
    public static Uri? Next(FetchedDocument document)
    {
        foreach (var (name, text) in document.Headers)
        {
            if (!name.Equals("Link", StringComparison.OrdinalIgnoreCase))
                continue;
            var next = Link().Matches(text).FirstOrDefault(link => IsNext(link.Groups["parameters"].Value));
            if (next is not null)
                return Links.Absolute(next.Groups["address"].Value, document.FinalUrl);
        }

        return null;
    }

    private static bool IsNext(string parameters) =>
        Relation().Match(parameters) is { Success: true } relation
        && relation.Groups["names"].Value.Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("<(?<address>[^>]*)>(?<parameters>[^<]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"rel\s*=\s*""?(?<names>[^"";,]+)""?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Relation();
}
