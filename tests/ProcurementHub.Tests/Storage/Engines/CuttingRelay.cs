using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;

namespace ProcurementHub.Tests.Storage.Engines;

/// <summary>Lies between the hub and its SQL Server, and loses connections when it is told to. New ones get through again.</summary>
internal sealed class CuttingRelay : IAsyncDisposable
{
    private const int DefaultPort = 1433;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Pair> pairs = [];
    private readonly CancellationTokenSource stop = new();
    private readonly string host;
    private readonly int port;
    private volatile bool isRefusing;

    public CuttingRelay(string connectionString)
    {
        var builder = new SqlConnectionStringBuilder(connectionString);
        var server = builder.DataSource.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase).Split(',');
        (host, port) = (server[0], server.Length > 1 ? int.Parse(server[1], System.Globalization.CultureInfo.InvariantCulture) : DefaultPort);
        listener.Start();
        builder.DataSource = $"tcp:127.0.0.1,{((IPEndPoint)listener.LocalEndpoint).Port}";
        // The certificate is the server's, whose name is another one here. And the client must not mend a lost connection by itself.
        builder.TrustServerCertificate = true;
        builder.ConnectRetryCount = 0;
        ConnectionString = builder.ConnectionString;
        _ = AcceptAsync();
    }

    public string ConnectionString { get; }

    /// <summary>Every connection that there is ends now.</summary>
    public void Cut()
    {
        foreach (var pair in pairs)
            pair.Close();
    }

    /// <summary>The server is gone: every connection ends, and new ones too, until <see cref="LetThrough"/>.</summary>
    public void Refuse()
    {
        isRefusing = true;
        Cut();
    }

    public void LetThrough() => isRefusing = false;

    /// <summary>What is asked now gets to the server and is done there; its answer is lost, and the connection with it.</summary>
    public void LoseTheNextAnswer()
    {
        foreach (var pair in pairs)
            pair.LosesAnswers = true;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        Cut();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var client = await listener.AcceptSocketAsync(stop.Token);
                if (isRefusing)
                {
                    client.Dispose();
                    continue;
                }

                var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await server.ConnectAsync(host, port, stop.Token);
                client.NoDelay = true;
                var pair = new Pair(client, server);
                pairs.Add(pair);
                // It may have been told so meanwhile.
                if (isRefusing)
                    pair.Close();
                _ = pair.ForwardAsync(client, server, isAnswer: false);
                _ = pair.ForwardAsync(server, client, isAnswer: true);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private sealed class Pair(Socket client, Socket server)
    {
        public volatile bool LosesAnswers;

        public async Task ForwardAsync(Socket from, Socket to, bool isAnswer)
        {
            var buffer = new byte[65536];
            try
            {
                while (await from.ReceiveAsync(buffer) is > 0 and var read)
                {
                    if (isAnswer && LosesAnswers)
                        break;
                    for (var sent = 0; sent < read;)
                        sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // One of the two went away, and takes the other with it.
            }

            Close();
        }

        public void Close()
        {
            client.Dispose();
            server.Dispose();
        }
    }
}
