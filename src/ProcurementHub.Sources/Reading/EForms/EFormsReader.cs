using System.Runtime.CompilerServices;
using System.Xml;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Xml;

namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>
/// Reads eForms, the notices of the European Union's public procurement (TED) and of the countries that take the
/// standard over: one XML document, one notice.
/// </summary>
public sealed class EFormsReader : INoticeReader
{
    public async IAsyncEnumerable<ReadItem> ReadAsync(
        Stream content, DocumentOrigin origin, SourceDefinition definition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var document = new XmlDocumentReader(content);
        var gathering = new NoticeGathering();
        var walk = new NoticeWalk(document, gathering);
        var root = "";
        XmlStep step;
        while ((step = await document.NextAsync(cancellationToken)) == XmlStep.Read)
        {
            if (root.Length == 0 && document.Xml.NodeType == XmlNodeType.Element)
            {
                root = document.Xml.LocalName;
                if (NoticeRoot.Against(root, document.Xml.NamespaceURI) is { } refusal)
                {
                    yield return refusal;
                    yield break;
                }
            }

            if ((step = await walk.TakeAsync()) == XmlStep.Broken)
                break;
            if (IsClosed(document.Xml))
                yield return NoticeRecord.Of(gathering.Notice, root, definition);
        }

        if (step == XmlStep.Broken)
            yield return new ReadItem.Broken(document.Reason!);
    }

    private static bool IsClosed(XmlReader xml) =>
        xml.Depth == 0 && (xml.NodeType == XmlNodeType.EndElement || xml is { NodeType: XmlNodeType.Element, IsEmptyElement: true });
}
