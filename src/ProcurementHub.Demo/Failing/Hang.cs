namespace ProcurementHub.Demo.Failing;

/// <summary>The connection is accepted, the request is read, and nothing ever comes.</summary>
internal sealed class Hang : PageFault
{
    internal override Task AnswerAsync(AskedPage page) => Task.Delay(Timeout.Infinite, page.Gone);

    public override string ToString() => "Hang";
}
