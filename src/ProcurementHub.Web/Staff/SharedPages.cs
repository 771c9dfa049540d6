using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Caching.Memory;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Staff;

/// <summary>What is kept for everybody for a while, and must not outlive an act that changes it.</summary>
public sealed class SharedPages(IOutputCacheStore pages, IMemoryCache facts)
{
    /// <summary>Of this process; another one is as late as it keeps its pages.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        (facts as MemoryCache)?.Clear();
        await pages.EvictByTagAsync(PageCaching.Tag, cancellationToken);
    }
}
