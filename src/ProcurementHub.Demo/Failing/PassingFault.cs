using ProcurementHub.Demo.Serving;

namespace ProcurementHub.Demo.Failing;

/// <summary>A fault that the first requests meet and the later ones do not.</summary>
internal sealed class PassingFault(PageFault fault, int times) : PageFault
{
    private int _left = times;

    internal override Task AnswerAsync(AskedPage page) => Interlocked.Decrement(ref _left) >= 0
        ? fault.AnswerAsync(page)
        : Reply.SendConditionallyAsync(page.Context, page.Write());

    public override string ToString() => $"{fault}, then fine";
}
