using System.Globalization;

namespace ProcurementHub.Demo.Failing;

/// <summary>The page, then blanks without end. They are sent from one block, so their number costs no memory.</summary>
internal sealed class HugeBody(long bytes, bool saysLength) : PageFault
{
    private static readonly byte[] Block = Blanks.Of(64 * 1024);

    internal override async Task AnswerAsync(AskedPage page)
    {
        var whole = page.Write();
        page.Begin(whole, saysLength ? bytes : null);
        await page.SendPartAsync(whole.Body);
        for (var left = bytes - whole.Body.Length; left > 0; left -= Block.Length)
            await page.Response.Body.WriteAsync(Block.AsMemory(0, (int)Math.Min(left, Block.Length)), page.Gone);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes:#,0} bytes, length {(saysLength ? "told" : "not told")}");
}
