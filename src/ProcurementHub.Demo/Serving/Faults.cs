using System.Collections.Concurrent;

namespace ProcurementHub.Demo.Serving;

/// <summary>Which pages fail and how; a path with its query goes before the path alone.</summary>
internal sealed class Faults
{
    private readonly ConcurrentDictionary<string, PageFault> _byPath = new(StringComparer.Ordinal);

    public void Break(string pathAndQuery, PageFault fault) => _byPath[pathAndQuery] = fault;

    public void MendAll() => _byPath.Clear();

    public PageFault? At(string path, string query)
    {
        if (_byPath.IsEmpty)
            return null;
        return _byPath.TryGetValue(path + query, out var fault) || _byPath.TryGetValue(path, out fault) ? fault : null;
    }
}
