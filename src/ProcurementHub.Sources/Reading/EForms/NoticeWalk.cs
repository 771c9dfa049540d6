using System.Text;
using System.Xml;
using ProcurementHub.Sources.Reading.Xml;

namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>Attributes that say how the text of an element is meant.</summary>
internal readonly record struct ElementMarks(string? Language, string? Currency, string? List, string? Scheme);

/// <summary>Goes through a notice from element to element and hands each text with its path to the gathering.</summary>
internal sealed class NoticeWalk(XmlDocumentReader document, NoticeGathering gathering)
{
    // In characters; the standard allows 10,000 for a description.
    private const int LongestText = 50_000;

    private readonly ElementPath _path = new();
    private readonly StringBuilder _text = new();
    private ElementMarks _marks;

    // An element that has elements in it has no text of its own.
    private bool _isLeaf;

    /// <summary>Takes the node that the document is at.</summary>
    public async ValueTask<XmlStep> TakeAsync()
    {
        var xml = document.Xml;
        switch (xml.NodeType)
        {
            case XmlNodeType.Element when xml.Depth > 0:
                Enter(xml);
                if (xml.IsEmptyElement)
                    _path.Leave();
                return XmlStep.Read;
            case XmlNodeType.EndElement when xml.Depth > 0:
                Leave();
                return XmlStep.Read;
            case XmlNodeType.Text or XmlNodeType.CDATA when _isLeaf:
                return await document.AppendTextAsync(_text, LongestText - _text.Length);
            default:
                return XmlStep.Read;
        }
    }

    private void Enter(XmlReader xml)
    {
        _path.Enter(Name(xml.LocalName));
        _text.Clear();
        _isLeaf = !xml.IsEmptyElement;
        _marks = xml.HasAttributes
            ? new(xml.GetAttribute("languageID"), xml.GetAttribute("currencyID"), xml.GetAttribute("listName"), xml.GetAttribute("schemeName"))
            : default;
        gathering.Begin(_path.Names);
    }

    private void Leave()
    {
        if (_isLeaf && _text.Length > 0)
            gathering.Take(_path.Names, _text.ToString().Trim(), _marks);
        _isLeaf = false;
        _path.Leave();
    }

    /// <summary>What the standard adds to UBL stands in four elements around it, which say nothing.</summary>
    private static ReadOnlySpan<char> Name(string name) =>
        name is "UBLExtensions" or "UBLExtension" or "ExtensionContent" or "EformsExtension" ? [] : name;
}
