using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace ProcurementHub.Demo.Failing;

/// <summary>Which pages fail and how; a path with its query goes before the path alone.</summary>
internal sealed class BrokenPages
{
    private readonly ConcurrentDictionary<string, PageFault> _byPath = new(StringComparer.Ordinal);

    public void Break(string pathAndQuery, PageFault fault) => _byPath[pathAndQuery] = fault;

    public void MendAll() => _byPath.Clear();

    public PageFault? At(HttpRequest request)
    {
        if (_byPath.IsEmpty)
            return null;
        var path = request.Path.Value ?? "/";
        return _byPath.TryGetValue(path + RedirectChain.WithoutStep(request.QueryString.Value ?? ""), out var fault) || _byPath.TryGetValue(path, out fault) ? fault : null;
    }
}
