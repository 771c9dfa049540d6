using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using ProcurementHub.Demo.Serving;

namespace ProcurementHub.Demo.Failing;

/// <summary>
/// Sends the client from the page to the page, with the number of the step in the address, as portals do that want
/// to give a session. A step is an address of its own, so only a loop comes by the same one twice.
/// </summary>
/// <param name="steps">Redirects before the page; null for two addresses that lead to each other.</param>
internal sealed partial class RedirectChain(int? steps) : PageFault
{
    private const string Step = "paso";

    internal override Task AnswerAsync(AskedPage page)
    {
        var request = page.Context.Request;
        var taken = int.TryParse(request.Query[Step], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (taken == steps)
            return Reply.SendConditionallyAsync(page.Context, page.Write());
        var address = request.Path + WithoutStep(request.QueryString.Value ?? "");
        var next = steps is null && taken > 0
            ? address
            : string.Create(CultureInfo.InvariantCulture, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Step}={taken + 1}");
        page.Response.StatusCode = StatusCodes.Status302Found;
        page.Response.Headers.Location = next;
        return Task.CompletedTask;
    }

    public override string ToString() => steps is null ? "Redirect loop" : $"{steps} redirects";

    /// <summary>The query as it was before the first redirect.</summary>
    internal static string WithoutStep(string query) => StepInQuery().Replace(query, "");

    [GeneratedRegex("[?&]" + Step + "=[0-9]+$")]
    private static partial Regex StepInQuery();
}
