using System.Text;
using ProcurementHub.Demo.Serving;

namespace ProcurementHub.Demo.Failing;

/// <summary>Bytes in one encoding under the name of another.</summary>
/// <param name="said">What the header says.</param>
/// <param name="written">How the bytes are written.</param>
internal sealed class WrongCharset(string said, Encoding written) : PageFault
{
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    internal override Task AnswerAsync(AskedPage page)
    {
        var whole = page.Write();
        return Reply.SendConditionallyAsync(page.Context, whole with
        {
            ContentType = $"{whole.ContentType.Split(';')[0]}; charset={said}",
            Body = Encoding.Convert(Encoding.UTF8, written, whole.Body),
        });
    }

    public override string ToString() => $"{written.WebName} said to be {said}";
}
