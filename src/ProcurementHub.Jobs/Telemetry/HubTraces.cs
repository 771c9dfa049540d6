using System.Diagnostics;

namespace ProcurementHub.Jobs.Telemetry;

/// <summary>One span for each pass of a job, around what HTTP and database spans there are.</summary>
public static class HubTraces
{
    public const string Name = "ProcurementHub";

    private static readonly ActivitySource source = new(Name);

    /// <returns>Null, and no work, where nobody listens.</returns>
    internal static Activity? Begin(string job, string? about = null)
    {
        var activity = source.StartActivity(job);
        if (about is not null)
            activity?.SetTag("hub.source", about);
        return activity;
    }

    internal static void Fail(this Activity? activity, Exception exception) =>
        activity?.SetStatus(ActivityStatusCode.Error, exception.Message).AddException(exception);
}
