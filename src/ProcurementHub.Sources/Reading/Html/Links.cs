using AngleSharp.Dom;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Html;

internal static class Links
{
    public static Uri? Find(IParentNode within, NodeSelector selector, string pageAddress)
    {
        var element = selector.Css.Length == 0 ? within as IElement : within.QuerySelector(selector.Css);
        return element?.GetAttribute(selector.Attribute ?? "href") is { } link ? Absolute(link, pageAddress) : null;
    }

    /// <returns>Null for what is no address of the web, such as "#" or a script; and for saved pages, whose own address is not known.</returns>
    public static Uri? Absolute(string link, string pageAddress)
    {
        link = link.Trim();
        if (link.Length == 0 || link.StartsWith('#'))
            return null;
        // On Unix "/x" is an absolute file address: the page's own address has to come first.
        if (Uri.TryCreate(pageAddress, UriKind.Absolute, out var page) && IsWeb(page) && Uri.TryCreate(page, link, out var resolved))
            return IsWeb(resolved) ? resolved : null;
        return Uri.TryCreate(link, UriKind.Absolute, out var absolute) && IsWeb(absolute) ? absolute : null;
    }

    public static bool IsWeb(Uri address) => address.Scheme is "http" or "https";
}
