using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Web.Compliance;
using ProcurementHub.Web.Serving;

namespace ProcurementHub.Web.Pages.Compliance;

/// <summary>The bodies with their states, page by page.</summary>
[OutputCache(PolicyName = PageCaching.Public)]
public sealed class ListModel(ComplianceYears years) : CompliancePage(years)
{
    private const int AtOnce = 50;

    /// <summary>From 1 on.</summary>
    public int Number { get; private set; } = 1;

    public IReadOnlyList<ComplianceRow> Shown { get; private set; } = [];

    public bool HasMore => Number * AtOnce < Rows.Count;

    /// <summary>What the list can be narrowed to, with what it is narrowed to.</summary>
    public IReadOnlyList<(string By, string? Chosen, IReadOnlyList<string> Keys)> Choices =>
    [
        .. new (string By, string? Chosen, IReadOnlyList<string> Keys)[]
        {
            (ComplianceQuestion.RegionField, Question.Filter.Region, Keys(ComplianceCounts.RegionOf)),
            (ComplianceQuestion.LevelField, Question.Filter.Level, Keys(row => row.Level)),
            (ComplianceQuestion.SectorField, Question.Filter.Sector, Keys(row => row.Sector)),
        }.Where(choice => choice.Keys.Count > 0),
    ];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var last = Math.Max(1, (Rows.Count + AtOnce - 1) / AtOnce);
        Number = int.TryParse(Request.Query["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, last) : 1;
        Shown = [.. Rows.Skip((Number - 1) * AtOnce).Take(AtOnce)];
    }

    public string PageAt(int number)
    {
        var address = Question.To("/compliance/list");
        return $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}number={number.ToString(CultureInfo.InvariantCulture)}";
    }

    private List<string> Keys(Func<ComplianceRow, string?> key) => [.. (Found?.Rows ?? []).Select(key).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
}
