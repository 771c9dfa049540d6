using Microsoft.AspNetCore.Mvc;
using ProcurementHub.Core.Entities;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Web.Staff;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web.Pages.Staff;

/// <summary>Makes one body of two identifiers, or two of one.</summary>
public sealed class EntitiesModel(EntityStore entities, EntityMerges merges, SharedPages shared) : StaffPage(shared)
{
    private const int Shown = 20;

    private string? tried;
    private (string? A, string? B) typed;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>Null where nothing was asked for.</summary>
    public IReadOnlyList<EntityBody>? Bodies { get; private set; }

    public ActForm Form(string act) => new(act, Address, Faults, act == tried ? Why : null)
    {
        Fields = act == "merge" ? [("a", tried == act ? typed.A : null), ("b", tried == act ? typed.B : null)] : [("a", tried == act ? typed.A : null)],
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(Query))
            Bodies = await entities.SearchAsync(Query.Trim(), 0, Shown, cancellationToken);
    }

    public async Task<IActionResult> OnPostMergeAsync(string? a, string? b, string? why, CancellationToken cancellationToken)
    {
        (tried, typed) = ("merge", (a, b));
        var one = await FindAsync(a, "a-merge", cancellationToken);
        var two = await FindAsync(b, "b-merge", cancellationToken);
        return await RunAsync(why, reason => merges.MergeAsync(one!, two!, Who, reason, cancellationToken), cancellationToken);
    }

    public async Task<IActionResult> OnPostSplitAsync(string? a, string? why, CancellationToken cancellationToken)
    {
        (tried, typed) = ("split", (a, null));
        var one = await FindAsync(a, "a-split", cancellationToken);
        return await RunAsync(why, async reason => await merges.SplitAsync(one!, Who, reason, cancellationToken) > 0, cancellationToken);
    }

    private string Address => string.IsNullOrWhiteSpace(Query) ? "/staff/entities" : "/staff/entities?q=" + Uri.EscapeDataString(Query);

    private async Task<IActionResult> RunAsync(string? why, Func<string, Task<bool>> run, CancellationToken cancellationToken)
    {
        var answer = await ActAsync(tried!, why, Address, run, cancellationToken);
        if (answer is null)
            await OnGetAsync(cancellationToken);
        return answer ?? Page();
    }

    private async Task<EntityRow?> FindAsync(string? text, string field, CancellationToken cancellationToken)
    {
        var identifier = EntityIdentifier.Parse(text?.Trim() ?? "");
        var found = identifier is null ? null : await entities.FindAsync(identifier.Scheme, identifier.Id, cancellationToken);
        if (found is null)
            Faults = [.. Faults, new FormFault(field, identifier is null ? "FaultIdentifier" : "FaultUnknownEntity")];
        return found;
    }
}
