using System.Collections.Concurrent;

namespace ProcurementHub.Sources.Fetching.Politeness;

/// <summary>The doors of all hosts, for all sources: a host does not care for whom it is asked.</summary>
internal sealed class HostGates(TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, HostGate> gates = new(StringComparer.OrdinalIgnoreCase);

    public HostGate Of(Uri address) => gates.GetOrAdd(address.IdnHost, static (host, time) => new HostGate(host, time), time);

    public void Dispose()
    {
        foreach (var gate in gates.Values)
            gate.Dispose();
    }
}
