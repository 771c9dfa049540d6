using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>What a pass has found since it last kept something; kept together, whole or not at all.</summary>
internal sealed class Portion
{
    public List<ArrivedDocument> Documents { get; } = [];

    /// <summary>Bytes that are to be kept as evidence before anything is told of them; larger documents are kept as they come in.</summary>
    public List<(byte[] Sha256, ReadOnlyMemory<byte> Bytes)> Evidence { get; } = [];

    public List<DocumentBatch> Batches { get; } = [];

    public string? Position { get; set; }

    public string? ResumedFrom { get; set; }

    public bool IsEmpty => Documents.Count == 0 && Batches.Count == 0 && Position is null && ResumedFrom is null;
}
