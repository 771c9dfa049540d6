using System.Net;
using System.Net.Sockets;

namespace ProcurementHub.Tests.Jobs.Scheduling;

/// <summary>Takes connections and never says a word.</summary>
internal sealed class SilentServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public SilentServer() => listener.Start();

    public string Address => $"http://{listener.LocalEndpoint}";

    public void Dispose() => listener.Dispose();
}
