using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Web.Compliance;

namespace ProcurementHub.Web.Pages.Compliance;

/// <summary>A page that tells of the states of a year.</summary>
public abstract class CompliancePage(ComplianceYears years) : PageModel
{
    public ComplianceQuestion Question { get; private set; } = new();

    public string Country => years.CountryOf(Question);

    public int Year => years.YearOf(Question);

    public IReadOnlyList<string> Countries => years.Countries;

    /// <summary>Null where no rule is known.</summary>
    public ComplianceYear? Found { get; private set; }

    /// <summary>Those that the question asks for.</summary>
    public IReadOnlyList<ComplianceRow> Rows { get; private set; } = [];

    protected async Task ReadAsync(CancellationToken cancellationToken)
    {
        Question = ComplianceQuestion.Read(Request.Query);
        Found = await years.ReadAsync(Question, cancellationToken);
        Rows = Found is null ? [] : [.. Question.Filter.Of(Found.Rows)];
    }
}
