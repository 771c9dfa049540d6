using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Host;

/// <summary>What a pass came to, in windows of several widths.</summary>
public sealed class CollectReportTests
{
    private static readonly CollectSummary[] summaries =
    [
        new() { Source = "pe-menores-cusco", Outcome = RunOutcome.Succeeded, Documents = 5, Records = 741, New = 239, Changed = 128, Unchanged = 275, Rejected = 99, Seconds = 0.7 },
        new() { Source = "pe-oece", Outcome = RunOutcome.Partly, Documents = 12_345, Records = 1_234_567, New = 34_567, Changed = 1_234, Unchanged = 1_198_765, Rejected = 1, Warnings = 23_456, Seconds = 1234.5 },
    ];

    [Test]
    public void Report_InAWindowOf80Columns_IsTwoUnbrokenLinesASource() => Assert.That(Lines(80), Is.EqualTo(new[]
    {
        "pe-menores-cusco: succeeded, 5 documents, 741 records, 0.7 s",
        "  239 new, 128 changed, 275 unchanged, 99 rejected, 0 warnings",
        "pe-oece: partly, 12,345 documents, 1,234,567 records, 1234.5 s",
        "  34,567 new, 1,234 changed, 1,198,765 unchanged, 1 rejected, 23,456 warnings",
    }).And.All.Length.LessThanOrEqualTo(80));

    [TestCase(130)]
    [TestCase(400)]
    public void Report_WhereItsTableFits_IsOneLineASource(int width) =>
        Assert.That(Lines(width).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Has.One.EqualTo(
            new[] { "pe-oece", "12,345", "1,234,567", "34,567", "1,234", "1,198,765", "1", "23,456", "1234.5", "partly" }));

    private static string[] Lines(int width)
    {
        using var output = new StringWriter();
        CollectReport.Write(new Terminal(output, TextWriter.Null, json: false) { Width = width }, summaries);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
