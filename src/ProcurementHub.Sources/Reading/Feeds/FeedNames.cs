using System.Text.RegularExpressions;
using System.Xml;

namespace ProcurementHub.Sources.Reading.Feeds;

/// <summary>
/// Names of elements as definitions write them: dc:date, whatever prefix the feed has for that namespace. The
/// words of RSS and Atom themselves have no prefix; of namespaces that are not known here the feed's own counts.
/// </summary>
internal static partial class FeedNames
{
    private const int MostPrefixes = 200;

    private static readonly (string Prefix, string Namespace)[] known =
    [
        ("", "http://purl.org/rss/1.0/"),
        ("", "http://my.netscape.com/rdf/simple/0.9/"),
        ("", "http://backend.userland.com/rss2"),
        ("", "http://www.w3.org/2005/Atom"),
        ("", "http://purl.org/atom/ns#"),
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("dcterms", "http://purl.org/dc/terms/"),
        ("content", "http://purl.org/rss/1.0/modules/content/"),
        ("media", "http://search.yahoo.com/mrss/"),
        ("georss", "http://www.georss.org/georss"),
    ];

    public static bool IsFeed(string root) => root is "rss" or "RDF" or "feed";

    public static string Of(XmlReader xml)
    {
        var prefix = xml.Prefix;
        foreach (var (wanted, space) in known)
        {
            if (xml.NamespaceURI == space)
                prefix = wanted;
        }

        return prefix.Length == 0 ? xml.LocalName : $"{prefix}:{xml.LocalName}";
    }

    /// <summary>Feeds use prefixes that they do not declare; each that occurs is known from the start.</summary>
    public static XmlParserContext Context(string text)
    {
        var spaces = new XmlNamespaceManager(new NameTable());
        var count = 0;
        foreach (var match in Prefix().EnumerateMatches(text))
        {
            var prefix = text.AsSpan(match.Index, match.Length).TrimStart("</ \t\r\n").TrimEnd(':').ToString();
            if (prefix.StartsWith("xml", StringComparison.OrdinalIgnoreCase) || spaces.HasNamespace(prefix))
                continue;
            spaces.AddNamespace(prefix, Known(prefix) ?? $"urn:undeclared:{prefix}");
            if (++count == MostPrefixes)
                break;
        }

        return new XmlParserContext(null, spaces, null, XmlSpace.None);
    }

    private static string? Known(string prefix)
    {
        foreach (var (known, space) in known)
        {
            if (known == prefix)
                return space;
        }

        return prefix == "atom" ? "http://www.w3.org/2005/Atom" : null;
    }

    // Finds words before a colon in texts as well, which does no harm.
    [GeneratedRegex("[<\\s][A-Za-z_][A-Za-z0-9_.-]{0,40}:", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
