using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web.Staff;

/// <summary>A page with acts: each needs a reason, and is followed by a redirect that says what came of it.</summary>
public abstract class StaffPage(SharedPages shared) : PageModel
{
    public const string Nothing = "nothing";

    private const int LongestReason = 2000;

    private static readonly string[] outcomes = [Nothing, "hide", "show", "unlink", "relink", "merge", "split", "tie", "untie", "suppress", "lift"];

    public IReadOnlyList<FormFault> Faults { get; protected set; } = [];

    /// <summary>As it was typed, for a form that is shown again.</summary>
    public string? Why { get; private set; }

    /// <summary>What the act before came to; null where there was none.</summary>
    public string? Done { get; private set; }

    protected string Who => User.Identity!.Name!;

    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        if (HttpMethods.IsGet(Request.Method) && Request.Query["done"].ToString() is var done && outcomes.Contains(done))
            Done = done;
    }

    /// <summary>Does the act where it has a reason and nothing else is wrong.</summary>
    /// <param name="act">Its name; the field of its reason is "why-" and this.</param>
    /// <param name="back">Where the page is, with what it shows.</param>
    /// <returns>Null where something is wrong: the page is to be shown again.</returns>
    protected async Task<IActionResult?> ActAsync(
        string act, string? why, string back, Func<string, Task<bool>> run, CancellationToken cancellationToken)
    {
        Why = why;
        var reason = why?.Trim() ?? "";
        if (reason.Length is 0 or > LongestReason)
            Faults = [.. Faults, new FormFault("why-" + act, reason.Length == 0 ? "FaultWhy" : "FaultLongWhy", LongestReason)];
        if (Faults.Count > 0)
            return null;
        var done = await run(reason);
        if (done)
            await shared.ForgetAsync(cancellationToken);
        return Redirect($"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={(done ? act : Nothing)}");
    }
}
