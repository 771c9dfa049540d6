using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;

namespace ProcurementHub.Web.Feeds;

/// <summary>RSS 2.0 and Atom 1.0 (RFC 4287) as their validators want them.</summary>
internal static class FeedXml
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Creator = "http://purl.org/dc/elements/1.1/";

    private static readonly XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };

    public static byte[] Rss(SearchFeed feed) => Written(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, Atom);
        xml.WriteAttributeString("xmlns", "dc", null, Creator);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", feed.Title);
        xml.WriteElementString("link", feed.Page.AbsoluteUri);
        xml.WriteElementString("description", feed.Description);
        xml.WriteElementString("language", feed.Language);
        if (feed.Updated is { } updated)
            xml.WriteElementString("lastBuildDate", Rfc822(updated));
        xml.WriteElementString("ttl", "30");
        Link(xml, "atom", "self", "application/rss+xml", feed.Self);
        foreach (var item in feed.Items)
        {
            xml.WriteStartElement("item");
            xml.WriteElementString("title", item.Title);
            xml.WriteElementString("link", item.Address.AbsoluteUri);
            xml.WriteElementString("guid", item.Address.AbsoluteUri);
            xml.WriteElementString("pubDate", Rfc822(item.Published));
            if (item.Author is { } author)
                xml.WriteElementString("dc", "creator", Creator, author);
            foreach (var category in item.Categories)
                xml.WriteElementString("category", category);
            // Readers take a description for HTML.
            xml.WriteElementString("description", string.Join("<br>", item.Lines.Select(WebUtility.HtmlEncode)));
            xml.WriteEndElement();
        }
    });

    public static byte[] AtomFeed(SearchFeed feed, DateTimeOffset epoch) => Written(xml =>
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, feed.Language);
        xml.WriteElementString("title", Atom, feed.Title);
        xml.WriteElementString("subtitle", Atom, feed.Description);
        xml.WriteElementString("id", Atom, feed.Self.AbsoluteUri);
        xml.WriteElementString("updated", Atom, Rfc3339(feed.Updated ?? epoch));
        Link(xml, null, "self", "application/atom+xml", feed.Self);
        Link(xml, null, "alternate", "text/html", feed.Page);
        Author(xml, "ProcurementHub");
        foreach (var item in feed.Items)
        {
            xml.WriteStartElement("entry", Atom);
            xml.WriteElementString("title", Atom, item.Title);
            xml.WriteElementString("id", Atom, item.Address.AbsoluteUri);
            xml.WriteElementString("published", Atom, Rfc3339(item.Published));
            xml.WriteElementString("updated", Atom, Rfc3339(item.Updated));
            Link(xml, null, "alternate", "text/html", item.Address);
            if (item.Author is { } author)
                Author(xml, author);
            foreach (var category in item.Categories)
            {
                xml.WriteStartElement("category", Atom);
                xml.WriteAttributeString("term", category);
                xml.WriteEndElement();
            }

            xml.WriteElementString("summary", Atom, string.Join(" · ", item.Lines));
            xml.WriteEndElement();
        }
    });

    private static byte[] Written(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            xml.WriteStartDocument();
            write(xml);
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    private static void Link(XmlWriter xml, string? prefix, string relation, string type, Uri address)
    {
        xml.WriteStartElement(prefix, "link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address.AbsoluteUri);
        xml.WriteEndElement();
    }

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, name);
        xml.WriteEndElement();
    }

    private static string Rfc822(DateTimeOffset instant) => instant.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    private static string Rfc3339(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
