using System.Data.Common;

namespace ProcurementHub.Jobs;

/// <summary>Database and disk: no fault of the program, and none of the portal that is just being read.</summary>
public static class OutsideWorld
{
    public static bool HasFailed(Exception failure) =>
        failure is DbException or UnauthorizedAccessException or TimeoutException or IOException and not HttpIOException
        || (failure.InnerException is { } inner && HasFailed(inner));
}
