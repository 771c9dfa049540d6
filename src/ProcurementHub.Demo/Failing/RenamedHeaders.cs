using System.Text;
using System.Text.RegularExpressions;
using ProcurementHub.Demo.Serving;

namespace ProcurementHub.Demo.Failing;

/// <summary>A new layout of the portal: the columns, and what the feed calls its releases, have other names.</summary>
internal sealed partial class RenamedHeaders : PageFault
{
    internal override Task AnswerAsync(AskedPage page)
    {
        var whole = page.Write();
        var text = Encoding.UTF8.GetString(whole.Body);
        var renamed = whole.ContentType.Split(';')[0] switch
        {
            "text/html" => ColumnHeader().Replace(text, "Dato"),
            "text/csv" => ColumnName().Replace(text, "dato"),
            _ => text.Replace("\"releases\":", "\"entregas\":", StringComparison.Ordinal),
        };
        return Reply.SendConditionallyAsync(page.Context, whole with { Body = Encoding.UTF8.GetBytes(renamed) });
    }

    public override string ToString() => "Headers renamed";

    [GeneratedRegex("(?<=<th [^>]*><span>)[^<]*")]
    private static partial Regex ColumnHeader();

    [GeneratedRegex("(?<=^\uFEFF|^[^\n]*;)[^;\r\n]+")]
    private static partial Regex ColumnName();
}
