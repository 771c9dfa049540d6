namespace ProcurementHub.Storage.Engines;

/// <summary>
/// Ids are given out here and not by the engine, so that rows and the rows that hang on them can be loaded
/// in bulk without asking back, and so that no statement needs an engine's way of returning new ids.
/// Blocks are taken in a transaction of their own; what a process does not use is lost, which leaves gaps.
/// </summary>
internal sealed class IdBlocks(HubDatabase database)
{
    private const int SmallestBlock = 1000;

    private const string Take = "UPDATE id_block SET next_id = next_id + @count";
    private const string Taken = "SELECT next_id FROM id_block";

    private readonly Lock _lock = new();
    private long _next;
    private long _end;

    /// <summary>Must be called before a write transaction begins: on a one-writer engine it would wait for itself.</summary>
    public async Task<IdRange> ReserveAsync(int count, CancellationToken cancellationToken)
    {
        if (TryTake(count) is { } range)
            return range;
        var size = Math.Max(count, SmallestBlock);
        // Once more when the answer was lost: the block of the first time is a gap.
        var end = await database.WriteRepeatableAsync(async transaction =>
        {
            await transaction.RunAsync(Take, new { count = size }, cancellationToken);
            return await transaction.FirstAsync<long>(Taken, null, cancellationToken);
        }, cancellationToken);
        GiveBack(end - size + count, end);
        return new IdRange(this, end - size, end - size + count);
    }

    internal void GiveBack(long next, long end)
    {
        lock (_lock)
        {
            if (end == _next)
                _next = next;
            else if (end - next > _end - _next)
                (_next, _end) = (next, end);
        }
    }

    private IdRange? TryTake(int count)
    {
        lock (_lock)
        {
            if (_end - _next < count)
                return null;
            _next += count;
            return new IdRange(this, _next - count, _next);
        }
    }
}

/// <summary>Ids that belong to one writer; those it does not use go back.</summary>
internal sealed class IdRange(IdBlocks blocks, long first, long end) : IDisposable
{
    private readonly long _first = first;
    private long _next = first;

    public long Next() => _next < end
        ? _next++
        : throw new InvalidOperationException("More ids were used than reserved.");

    /// <summary>For another attempt after a rollback: what the first one used is in no table.</summary>
    public void Rewind() => _next = _first;

    public void Dispose()
    {
        if (_next < end)
            blocks.GiveBack(_next, end);
        _next = end;
    }
}
