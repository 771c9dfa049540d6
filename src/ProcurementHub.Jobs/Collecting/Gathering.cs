using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>
/// Gathers what is found to portions that are worth a transaction. A slow portal's pages do not wait for
/// company longer than a moment, and what is gathered never takes more than a bounded share of memory.
/// </summary>
internal sealed class Gathering(SavingLane lane, TimeProvider time)
{
    private const int MostDocuments = 500;
    private const int MostRecords = 2_000;

    // In characters of the records' texts: large records make smaller portions.
    private const int MostText = 1_000_000;
    private const int MostBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private Portion _portion = new();
    private long _begun;
    private long _bytes;
    private int _records, _text;

    /// <summary>How long the portion may still wait; null where nothing is gathered.</summary>
    public TimeSpan? Patience =>
        _portion.IsEmpty ? null : Longest - time.GetElapsedTime(_begun) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    public bool IsFull =>
        _portion.Documents.Count >= MostDocuments || IsFullWith(0, 0) || _bytes >= MostBytes || Patience == TimeSpan.Zero;

    public bool IsFullWith(int records, int text) => _records + records >= MostRecords || _text + text >= MostText;

    /// <param name="bytes">To be kept as evidence; null where that is done.</param>
    public void Add(ArrivedDocument document, ReadOnlyMemory<byte>? bytes)
    {
        Begin();
        _portion.Documents.Add(document);
        if (bytes is not { } content)
            return;
        _portion.Evidence.Add((document.Fetched.Sha256, content));
        _bytes += content.Length;
    }

    public void Add(DocumentBatch batch, int text)
    {
        Begin();
        _portion.Batches.Add(batch);
        _records += batch.Notices.Count + batch.Items.Count + batch.PlanLines.Count + batch.PlanPublications.Count + batch.ListedEntities.Count + batch.Rejected.Count;
        _text += text;
    }

    public void Reach(string position)
    {
        Begin();
        _portion.Position = position;
    }

    public void GoOnFrom(string place)
    {
        Begin();
        _portion.ResumedFrom = place;
    }

    /// <summary>Sends what is gathered on its way, behind what is on its way already.</summary>
    public async Task SaveAsync()
    {
        if (_portion.IsEmpty)
            return;
        var portion = _portion;
        (_portion, _bytes, _records, _text) = (new Portion(), 0, 0, 0);
        await lane.AddAsync(portion);
    }

    /// <summary>All that is gathered is kept when this returns, also where the pass was stopped: it is whole.</summary>
    public async Task EndAsync()
    {
        await SaveAsync();
        await lane.SettleAsync();
    }

    private void Begin()
    {
        if (_portion.IsEmpty)
            _begun = time.GetTimestamp();
    }
}
