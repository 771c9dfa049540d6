using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using ProcurementHub.Core.Entities;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Web.Compliance;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Pages.Compliance;

/// <summary>The states of one body, year by year, with every entry of the staff.</summary>
[OutputCache(PolicyName = PageCaching.Public)]
public sealed class BodyModel(EntityBodies bodies, BodyHistory history) : PageModel
{
    /// <summary>Null when there is no such body; the page then says so with status 404.</summary>
    public EntityBodyCard? Body { get; private set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<(ComplianceYear Year, ComplianceRow Row)> Years { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string scheme, string id, CancellationToken cancellationToken)
    {
        Body = await bodies.FindAsync(new EntityIdentifier(scheme, id), cancellationToken);
        if (Body is null)
            return new PageResult { StatusCode = StatusCodes.Status404NotFound };
        Years = await history.ReadAsync(Body.Id, cancellationToken);
        return Page();
    }
}
