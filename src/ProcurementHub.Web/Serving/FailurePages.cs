namespace ProcurementHub.Web.Serving;

/// <summary>People who meet a failure get a page that says so; programs get the bare status.</summary>
internal static class FailurePages
{
    public const string Path = "/failure";

    // Feeds and data stand beside pages, under addresses of their own.
    private static readonly string[] forPrograms = ["/api", "/ocds", "/health", "/calendar"];

    public static void UseFailurePages(this WebApplication application) => application.UseWhen(IsForPeople, branch =>
    {
        branch.UseExceptionHandler(Path);
        branch.UseStatusCodePagesWithReExecute(Path, "?status={0}");
    });

    private static bool IsForPeople(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !forPrograms.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
}
