using Microsoft.AspNetCore.OutputCaching;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Web.Compliance;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Pages.Compliance;

/// <summary>How many bodies published the plan of a year in time, late or not at all, by region, level and sector.</summary>
[OutputCache(PolicyName = PageCaching.Public)]
public sealed class IndexModel(ComplianceYears years) : CompliancePage(years)
{
    public ComplianceCounts Total => ComplianceCounts.Of(null, Rows);

    public IReadOnlyList<(string By, IReadOnlyList<ComplianceCounts> Groups)> Groupings { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        Groupings =
        [
            .. new (string By, IReadOnlyList<ComplianceCounts> Groups)[]
            {
                ("region", ComplianceCounts.By(Rows, ComplianceCounts.RegionOf)),
                ("level", ComplianceCounts.By(Rows, row => row.Level)),
                ("sector", ComplianceCounts.By(Rows, row => row.Sector)),
            }.Where(grouping => grouping.Groups.Any(group => group.Key is not null)),
        ];
    }

    /// <summary>The list of one group.</summary>
    public string ListOf(string by, string? key, Core.Compliance.ComplianceState? state)
    {
        var filter = Question.Filter with { State = state ?? Question.Filter.State };
        return Question.To("/compliance/list", key is null ? filter : by switch
        {
            "region" => filter with { Region = key },
            "level" => filter with { Level = key },
            _ => filter with { Sector = key },
        });
    }
}
