using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProcurementHub.Tests.Demo;

/// <summary>A connection without a client's good manners: shows how a server leaves.</summary>
internal sealed class RawConnection : IDisposable
{
    // A test that waits for a machine that answers nothing must fail, and not stand still.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _patience = new(Patience);

    public static async Task<RawConnection> AskAsync(Uri site, string path)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(site.Host), site.Port), connection._patience.Token);
        await connection._socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {site.Authority}\r\n\r\n"), connection._patience.Token);
        return connection;
    }

    /// <summary>All that comes, and whether the server closed the connection or reset it.</summary>
    public async Task<(string Text, bool IsReset)> ReadAsync()
    {
        var text = new StringBuilder();
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await _socket.ReceiveAsync(buffer, _patience.Token)) > 0;)
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            return (text.ToString(), false);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionReset)
        {
            return (text.ToString(), true);
        }
    }

    /// <summary>What is there when that many bytes have come, or all when there are fewer.</summary>
    public async Task<string> ReadAsync(int bytes)
    {
        var buffer = new byte[bytes];
        var read = 0;
        for (int more; read < bytes && (more = await _socket.ReceiveAsync(buffer.AsMemory(read), _patience.Token)) > 0;)
            read += more;
        return Encoding.UTF8.GetString(buffer, 0, read);
    }

    public void Dispose()
    {
        _socket.Dispose();
        _patience.Dispose();
    }
}
