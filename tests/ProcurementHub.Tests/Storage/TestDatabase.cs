using ProcurementHub.Storage;

namespace ProcurementHub.Tests.Storage;

/// <summary>An engine to run the contract on.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>Once for a fixture; ignores the fixture when there is no such engine here.</summary>
    public abstract Task StartAsync();

    /// <summary>A database with the newest schema and no rows.</summary>
    public abstract Task<StorageOptions> EmptyAsync();

    /// <summary>
    /// A database for the `hub` itself to migrate and fill, of which only one can be in use at a time; null where each makes
    /// a file in its data folder.
    /// </summary>
    public abstract Task<StorageOptions?> BareAsync();

    /// <summary>Why this server's long texts cannot be read, where that is the server's own fault; else null.</summary>
    public virtual Task<string?> WhyNoLongTextsAsync() => Task.FromResult<string?>(null);

    /// <summary>The text without what this server cannot keep, where that is the server's own fault.</summary>
    public virtual string Keepable(string text) => text;

    public abstract ValueTask DisposeAsync();
}
