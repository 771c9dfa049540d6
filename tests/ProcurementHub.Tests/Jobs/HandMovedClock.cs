namespace ProcurementHub.Tests.Jobs;

internal sealed class HandMovedClock(Func<DateTimeOffset> now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now().ToUniversalTime();
}
