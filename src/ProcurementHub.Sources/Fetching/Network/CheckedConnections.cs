using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>How the addresses of a host are found.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

/// <summary>
/// Connects to addresses of the internet, and to others only where the operator lets it. The name is resolved
/// once and the very address that was judged is connected to: a name that is resolved again could lead
/// somewhere else by then.
/// </summary>
internal sealed class CheckedConnections(PrivateAddressRule allowed, ResolveHost resolve)
{
    // One address that swallows all packets must not use up the time of the others.
    private static readonly TimeSpan LongestWhileOthersAreLeft = TimeSpan.FromSeconds(10);

    public SocketsHttpHandler CreateHandler(TimeSpan longestConnect) => new()
    {
        ConnectCallback = OpenAsync,
        ConnectTimeout = longestConnect,
        // A proxy from the environment would resolve names by itself, behind the back of the check.
        UseProxy = false,
        UseCookies = false,
        // Redirects and packed answers are limited and told by the fetcher.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        // As the framework reads answers: what a server calls its tag goes back byte for byte.
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        // Does not outlive changes of DNS.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host.Trim('[', ']'), context.DnsEndPoint.Port);
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);
        var reachable = found.Where(address => AddressRanges.WhyNotPublic(address) is null || allowed.Allows(host, port, address)).ToList();
        if (reachable.Count == 0)
            throw found is [var first, ..] ? new RefusedAddressException(host, first, AddressRanges.WhyNotPublic(first)!) : new SocketException((int)SocketError.HostNotFound);

        for (var index = 0; ; index++)
        {
            var isLast = index == reachable.Count - 1;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (!isLast)
                limit.CancelAfter(LongestWhileOthersAreLeft);
            try
            {
                return await ConnectAsync(reachable[index], port, limit.Token);
            }
            catch (Exception exception) when (!isLast && !cancellationToken.IsCancellationRequested && exception is SocketException or OperationCanceledException)
            {
                // The next address of the host may answer.
            }
        }
    }

    private static async Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
