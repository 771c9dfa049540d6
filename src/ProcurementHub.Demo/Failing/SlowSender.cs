namespace ProcurementHub.Demo.Failing;

/// <summary>The whole page, byte by byte: each comes before a client that counts only silence gives up.</summary>
internal sealed class SlowSender(TimeSpan between) : PageFault
{
    internal override async Task AnswerAsync(AskedPage page)
    {
        var whole = page.Write();
        page.Begin(whole, whole.Body.Length);
        for (var sent = 0; sent < whole.Body.Length; sent++)
        {
            await page.SendPartAsync(whole.Body.AsMemory(sent, 1));
            await Task.Delay(between, page.Gone);
        }
    }

    public override string ToString() => $"A byte every {between.TotalMilliseconds} ms";
}
