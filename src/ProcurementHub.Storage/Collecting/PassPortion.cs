using ProcurementHub.Storage.Documents;

namespace ProcurementHub.Storage.Collecting;

/// <summary>What a pass keeps in one transaction: some documents and what they say, and how far it has come with them.</summary>
public sealed record PassPortion
{
    public required long RunId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>In the order in which they came; their bytes are kept as evidence already.</summary>
    public IReadOnlyList<ArrivedDocument> Documents { get; init; } = [];

    /// <summary>All of one source, in the order in which they were read.</summary>
    public IReadOnlyList<DocumentBatch> Batches { get; init; } = [];

    /// <summary>All that the pass found before this place is kept with this portion; null where it has reached no new one.</summary>
    public string? Position { get; init; }

    /// <summary>Set once in a pass that went on from where another was broken off.</summary>
    public string? ResumedFrom { get; init; }
}

/// <summary>Somebody took the pass for abandoned and closed it; nothing of the portion was kept.</summary>
public sealed class PassLostException() : Exception("The pass was taken for abandoned and closed.");
