using ProcurementHub.Demo.Serving;

namespace ProcurementHub.Demo.Failing;

/// <summary>Another page under the address of the one that was asked for, as if nothing were wrong.</summary>
internal sealed class StandIn(string title, string markup) : PageFault
{
    internal override Task AnswerAsync(AskedPage page) =>
        Reply.SendAsync(page.Context, Answer.Html(Frame.Close(Frame.Open(title).Raw(markup)), DateTimeOffset.UnixEpoch));

    public override string ToString() => $"'{title}' instead";
}
