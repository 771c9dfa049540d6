using System.Text;
using System.Text.RegularExpressions;
using ProcurementHub.Demo.Serving;

namespace ProcurementHub.Demo.Failing;

/// <summary>A new layout of the portal: the same words, with not a table among them.</summary>
internal sealed partial class TableGone : PageFault
{
    internal override Task AnswerAsync(AskedPage page)
    {
        var whole = page.Write();
        var text = TableTag().Replace(Encoding.UTF8.GetString(whole.Body), "<${end}div");
        return Reply.SendConditionallyAsync(page.Context, whole with { Body = Encoding.UTF8.GetBytes(text) });
    }

    public override string ToString() => "Table gone";

    [GeneratedRegex("<(?<end>/?)(?:table|thead|tbody|tr|th|td)\\b")]
    private static partial Regex TableTag();
}
