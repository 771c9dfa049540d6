using System.Collections.Concurrent;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Storage.Collecting;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>
/// The passes that this process runs. While the database is away none can give a sign: when it is back, they must not
/// take each other for dead.
/// </summary>
internal sealed class PassesHere
{
    private readonly ConcurrentDictionary<long, Presence> passes = [];

    public IDisposable Begin(long runId) => passes[runId] = new Presence(this, runId);

    public bool Has(OpenPass pass) => pass.Owner == NodeName.Current && passes.ContainsKey(pass.Id);

    private sealed class Presence(PassesHere all, long runId) : IDisposable
    {
        public void Dispose() => all.passes.TryRemove(runId, out _);
    }
}
