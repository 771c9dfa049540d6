using System.Collections.Concurrent;

namespace ProcurementHub.Sources.Fetching.Politeness;

/// <summary>The doors of all hosts, for all sources: a host does not care for whom it is asked.</summary>
internal sealed class HostGates(TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, HostGate> gates = new(StringComparer.OrdinalIgnoreCase);

    public HostGate Of(Uri address) =>
        gates.GetOrAdd(NameOf(address), static (_, of) => new HostGate(of.Address.IdnHost, of.Time), (Address: address, Time: time));

    public void Dispose()
    {
        foreach (var gate in gates.Values)
            gate.Dispose();
    }

    // A portal's ports are doors of one machine; on this machine each port is a server of its own.
    private static string NameOf(Uri address) => address.IsLoopback ? address.Authority : address.IdnHost;
}
