using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace ProcurementHub.Tests.Faults;

public enum Hang
{
    /// <summary>Reads nothing more once it has asked for the mail.</summary>
    BeforeTheMail,

    /// <summary>Reads the whole mail and never says what became of it.</summary>
    BeforeTheAnswer,
}

/// <param name="IsAnswered">Whether the sender was told that it was taken.</param>
internal sealed record ReceivedMail(string Recipient, string MessageId, bool IsAnswered);

/// <summary>A mail server on loopback that takes recipients and then hangs, for those that it is told to.</summary>
internal sealed partial class HangingServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentQueue<ReceivedMail> received = new();
    private readonly ConcurrentBag<Task> conversations = [];
    private readonly TaskCompletionSource hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Hang hang;
    private readonly Task accepting;
    private volatile Func<string, bool> hangsFor;

    public HangingServer(Hang hang, Func<string, bool> hangsFor)
    {
        (this.hang, this.hangsFor) = (hang, hangsFor);

        // A small window: what is not read does not all fit into buffers on the way.
        listener.Server.ReceiveBufferSize = 4096;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Done when the first mail hangs.</summary>
    public Task Hanging => hanging.Task;

    /// <summary>Mails that came whole.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. received];

    public void Recover() => hangsFor = _ => false;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(conversations);
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                conversations.Add(TalkAsync(await listener.AcceptTcpClientAsync(closing.Token)));
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await SayAsync(stream, "220 hanging.example");
                var recipient = "";
                while (await reader.ReadLineAsync(closing.Token) is { } line)
                {
                    if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase))
                        recipient = Address().Match(line).Groups[1].Value;
                    if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
                        return;
                    if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
                        await TakeAsync(stream, reader, recipient);
                    else
                        await SayAsync(stream, "250 OK");
                }
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
        }
    }

    private async Task TakeAsync(NetworkStream stream, StreamReader reader, string recipient)
    {
        var hangs = hangsFor(recipient);
        await SayAsync(stream, "354 Go on");
        if (hangs && hang == Hang.BeforeTheMail)
            await HangAsync();
        var id = "";
        while (await reader.ReadLineAsync(closing.Token) is { } line)
        {
            if (id.Length == 0 && MessageId().Match(line) is { Success: true } named)
                id = named.Groups[1].Value;
            if (line != ".")
                continue;
            received.Enqueue(new ReceivedMail(recipient, id, !hangs));
            if (hangs)
                await HangAsync();
            await SayAsync(stream, "250 OK");
            return;
        }
    }

    private async Task HangAsync()
    {
        hanging.TrySetResult();
        await Task.Delay(Timeout.Infinite, closing.Token);
    }

    private async Task SayAsync(NetworkStream stream, string line) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), closing.Token);

    [GeneratedRegex("<(.*)>")]
    private static partial Regex Address();

    [GeneratedRegex("^Message-ID: *(<.*>)", RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();
}
