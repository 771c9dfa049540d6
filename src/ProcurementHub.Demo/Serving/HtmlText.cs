using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ProcurementHub.Demo.Serving;

/// <summary>Markup goes in raw, everything else escaped.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new(16 * 1024);

    public HtmlText Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    public HtmlText Text(string? text)
    {
        if (!string.IsNullOrEmpty(text))
            _html.Append(Encoder.Encode(text));
        return this;
    }

    public HtmlText Cell(string? text, string style = "") =>
        Raw("<td role=\"gridcell\"").Raw(style.Length > 0 ? $" style=\"{style}\"" : "").Raw(">").Text(text).Raw("</td>");

    public override string ToString() => _html.ToString();
}
