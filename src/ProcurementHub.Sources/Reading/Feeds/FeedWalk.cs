using System.Text;
using System.Xml;
using ProcurementHub.Sources.Reading.Html;
using ProcurementHub.Sources.Reading.Xml;

namespace ProcurementHub.Sources.Reading.Feeds;

/// <summary>Goes through a feed and puts each of its entries together.</summary>
internal sealed class FeedWalk(XmlDocumentReader document)
{
    // In characters. Of entries with whole documents in them only the beginning is kept.
    private const int LongestEntry = 500_000;
    private const int LongestText = 50_000;
    private const int LongestPath = 300;

    private readonly ElementPath _path = new();
    private readonly Stack<OpenElement> _open = new();
    private readonly StringBuilder _text = new();
    private FeedEntry? _entry;

    /// <summary>The entry that ended with the last node.</summary>
    public FeedEntry? Closed { get; private set; }

    /// <summary>Takes the node that the document is at.</summary>
    public async ValueTask<XmlStep> TakeAsync()
    {
        Closed = null;
        var xml = document.Xml;
        switch (xml.NodeType)
        {
            case XmlNodeType.Element when _entry is not null || xml.LocalName is "item" or "entry":
                Enter(xml);
                if (xml.IsEmptyElement)
                    Leave();
                return XmlStep.Read;
            case XmlNodeType.EndElement when _entry is not null:
                Leave();
                return XmlStep.Read;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when _entry is not null:
                return await document.AppendTextAsync(_text, LongestEntry - _text.Length);
            default:
                return XmlStep.Read;
        }
    }

    private void Enter(XmlReader xml)
    {
        var isEntry = _entry is null;
        _entry ??= new FeedEntry();
        _path.Enter(isEntry ? [] : FeedNames.Of(xml));
        // XHTML in an entry: what stands in boxes of its own is parted by a blank.
        if (NodeText.IsBreak(xml.LocalName))
            _text.Append(' ');
        _open.Push(new OpenElement(_text.Length, InsteadOfText(xml)));
        if (!xml.MoveToFirstAttribute())
            return;
        do
        {
            Keep($"@{FeedNames.Of(xml)}", xml.Value);
        }
        while (xml.MoveToNextAttribute());
        xml.MoveToElement();
    }

    private void Leave()
    {
        var (start, instead) = _open.Pop();
        if (_open.Count > 0)
        {
            var text = _text.ToString(start, Math.Min(_text.Length - start, LongestText));
            Keep("", string.IsNullOrWhiteSpace(text) ? instead ?? "" : text);
        }

        _path.Leave();
        if (_open.Count > 0)
            return;
        (Closed, _entry) = (_entry, null);
        _text.Clear();
    }

    /// <param name="attribute">With its sign; empty for the element's text.</param>
    private void Keep(string attribute, string text)
    {
        if (_path.Names.Length + attribute.Length <= LongestPath)
            _entry!.Add($"{_path.Names}{attribute}", text.Length > LongestText ? text[..LongestText] : text);
    }

    /// <summary>Atom's links and categories have attributes in place of a text, and of its links one is the entry's own.</summary>
    private static string? InsteadOfText(XmlReader xml) => xml.GetAttribute("rel") is null or "alternate"
        ? xml.GetAttribute("href") ?? xml.GetAttribute("term")
        : null;

    /// <param name="TextStart">Where its text begins in that of the entry.</param>
    private readonly record struct OpenElement(int TextStart, string? Instead);
}
