using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Tests.Storage.Engines;

/// <summary>Sees, as a monitoring system does, that a transaction is run again, and why.</summary>
internal sealed class SeenRetries : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<string> faults = [];

    public SeenRetries(Action? seen = null)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == StorageMeters.Name && instrument.Name == "hub.database.retries")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            faults.Enqueue((string)tags[0].Value!);
            seen?.Invoke();
        });
        listener.Start();
    }

    public IReadOnlyCollection<string> Faults => faults;

    public void Dispose() => listener.Dispose();
}
