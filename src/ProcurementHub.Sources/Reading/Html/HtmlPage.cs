using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Text;
using ProcurementHub.Core;

namespace ProcurementHub.Sources.Reading.Html;

/// <summary>
/// A page as a tree, within limits. The parser goes through all open elements at many a tag, so that a page of
/// half a megabyte with nothing but opening tags keeps it busy for half a minute; and whoever walks the tree by
/// calling himself has no stack for any depth.
/// </summary>
internal sealed class HtmlPage
{
    /// <summary>Browsers stop at 512; pages of portals stay below 60.</summary>
    internal const int Deepest = 256;

    /// <summary>A list of 10,000 rows and 20 columns has half of them.</summary>
    internal const int MostElements = 500_000;

    /// <summary>
    /// What that many elements take twice over. Elements that the parser repeats (a bold text goes on in the next
    /// paragraph) are not told of: a page of 100 kB can have millions of them.
    /// </summary>
    internal const long MostBytes = 512 * 1024 * 1024;

    // To put the parts of the parser together costs a tenth of the parsing of a page.
    private static readonly Configuration parts = new();

    private readonly long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
    private IElement? previous;
    private int elements;

    private HtmlPage()
    {
    }

    public static Parsed<IDocument> Parse(string text)
    {
        var page = new HtmlPage();
        try
        {
            var parser = new HtmlParser(new HtmlParserOptions { OnCreated = page.Check }, BrowsingContext.New(parts));
            return Parsed.Of<IDocument>(parser.ParseDocument(text));
        }
        catch (BeyondLimitException exception)
        {
            return Parsed.Failed<IDocument>(exception.Message);
        }
    }

    // An element is not in the tree yet when the parser tells of it; the one before it is.
    private void Check(IElement created, TextPosition position)
    {
        if (++elements > MostElements)
            throw new BeyondLimitException($"The page has more than the {MostElements} elements that are read.");
        if (GC.GetAllocatedBytesForCurrentThread() - allocatedBefore > MostBytes)
            throw new BeyondLimitException($"The page takes more than the {MostBytes >> 20} MB of memory that a page is given.");
        var depth = 0;
        for (INode? node = previous; node is not null; node = node.Parent)
        {
            if (++depth > Deepest)
                throw new BeyondLimitException($"The page is nested more than {Deepest} elements deep.");
        }

        previous = created;
    }

    /// <summary>The parser can be stopped in no other way; it never leaves <see cref="Parse"/>.</summary>
    private sealed class BeyondLimitException(string message) : Exception(message);
}
