using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using ProcurementHub.Core.Compliance;
using ProcurementHub.Jobs.Compliance;

namespace ProcurementHub.Web.Compliance;

/// <summary>A bar for each group, as wide as all of its bodies, in the parts of their states. Said again in the table, so readers of screens pass it over.</summary>
internal static class ComplianceBars
{
    private const int Width = 200;
    private const int Height = 12;

    private static readonly (ComplianceState State, Func<ComplianceCounts, int> Count)[] parts =
    [
        (ComplianceState.InTime, counts => counts.InTime),
        (ComplianceState.Late, counts => counts.Late),
        (ComplianceState.Missing, counts => counts.Missing),
        (ComplianceState.CannotTell, counts => counts.CannotTell),
        (ComplianceState.NotDue, counts => counts.NotDue),
        (ComplianceState.Exempt, counts => counts.Exempt),
    ];

    public static IReadOnlyList<ComplianceState> Order { get; } = [.. parts.Select(part => part.State)];

    public static IHtmlContent Of(ComplianceCounts counts)
    {
        var svg = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<svg class=\"bar\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">");
        var done = 0;
        foreach (var (state, count) in parts)
        {
            var bodies = count(counts);
            if (bodies == 0)
                continue;
            var (from, until) = (At(done, counts), At(done + bodies, counts));
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{state.ToWord()}\" x=\"{from:0.##}\" y=\"0.5\" width=\"{until - from:0.##}\" height=\"{Height - 1}\"/>");
            done += bodies;
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }

    /// <summary>The patch that says in a legend what a part stands for.</summary>
    public static IHtmlContent Patch(ComplianceState state) => new HtmlString(
        $"<svg class=\"patch\" viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"{state.ToWord()}\" x=\"0.5\" y=\"0.5\" width=\"11\" height=\"11\"/></svg>");

    private static double At(int bodies, ComplianceCounts counts) => (double)bodies / counts.Bodies * Width;
}
