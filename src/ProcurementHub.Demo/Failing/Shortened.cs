using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using ProcurementHub.Demo.Serving;

namespace ProcurementHub.Demo.Failing;

/// <summary>Half of a page.</summary>
internal sealed class Shortened(Ending ending) : PageFault
{
    internal override async Task AnswerAsync(AskedPage page)
    {
        var whole = page.Write();
        var half = whole.Body[..(whole.Body.Length / 2)];
        if (ending == Ending.AsIfWhole)
        {
            await Reply.SendAsync(page.Context, whole with { Body = half });
            return;
        }

        if (ending == Ending.Reset)
        {
            await ResetAsync(page, whole, half);
            return;
        }

        // The server itself closes a connection on which less came than was promised.
        page.Begin(whole, whole.Body.Length);
        await page.SendPartAsync(half);
    }

    // Past the server: what it has not yet sent when a connection is aborted, it throws away.
    private static async Task ResetAsync(AskedPage page, Answer whole, byte[] half)
    {
        var socket = page.Context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: {whole.ContentType}\r\nContent-Length: {whole.Body.Length}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(head), page.Gone);
        await socket.SendAsync(half, page.Gone);
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        page.Context.Abort();
    }

    public override string ToString() => $"Half, {ending}";
}

internal enum Ending
{
    /// <summary>Under a length that is right for the half.</summary>
    AsIfWhole,

    /// <summary>Under the length of the whole; then the server closes the connection.</summary>
    Closed,

    /// <summary>Under the length of the whole; then the connection is torn down with a reset.</summary>
    Reset,
}
