using Microsoft.AspNetCore.OutputCaching;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Web.Compliance;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Pages.Compliance;

/// <summary>The list as it is attached to a letter: all on one page, with the rule it goes by.</summary>
[OutputCache(PolicyName = PageCaching.Public)]
public sealed class LetterModel(ComplianceYears years) : CompliancePage(years)
{
    /// <summary>What a browser prints without losing its breath.</summary>
    public const int Most = 3000;

    public IReadOnlyList<ComplianceRow> Shown => [.. Rows.Take(Most)];

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);
}
