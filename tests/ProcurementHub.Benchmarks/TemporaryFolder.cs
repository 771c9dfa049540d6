namespace ProcurementHub.Benchmarks;

internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hub-benchmark-").FullName;

    public string Path(string name) => System.IO.Path.Combine(_root, name);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
