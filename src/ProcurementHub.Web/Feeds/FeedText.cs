using System.Xml;
using ProcurementHub.Jobs.Digests.Wording;

namespace ProcurementHub.Web.Feeds;

/// <summary>Text of others for XML: on one line, and without what no XML may hold, however it is written.</summary>
internal static class FeedText
{
    public static string Line(string? written)
    {
        var line = CleanText.OneLine(written);
        // OneLine has left no half of a pair, so that a surrogate here is half of a whole one.
        return line.All(letter => char.IsSurrogate(letter) || XmlConvert.IsXmlChar(letter))
            ? line
            : string.Concat(line.Where(letter => char.IsSurrogate(letter) || XmlConvert.IsXmlChar(letter)));
    }
}
