using ProcurementHub.Core.Notices;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>
/// Which notices the documents of this pass have told of. Where a definition ranks its documents, the first
/// one to name a notice is believed, and what a later one says of it is an older state.
/// </summary>
internal sealed class PassMemory
{
    private readonly Dictionary<string, long> _toldBy = new(StringComparer.Ordinal);

    /// <returns>False when another document of this pass has told of the notice already.</returns>
    public bool Claims(NoticeKey key, long documentId)
    {
        if (_toldBy.TryAdd(key.NativeId, documentId))
            return true;
        return _toldBy[key.NativeId] == documentId;
    }
}
