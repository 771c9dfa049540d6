using System.Text;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Xlsx;

/// <summary>The annual plan of Banco de la Nación as it was published, and the same cells in a workbook.</summary>
public sealed class PeruPlanTests
{
    [Test]
    public async Task Plan_AsPublished_GivesAllItsLines()
    {
        var pass = await Reading.PassAsync(new SavedFolderFetcher(SharedData.Path("peru-plan")), Reading.Shipped("pe-plan-csv"));

        var lines = pass.PlanLines.ToList();
        Assert.That((lines.Count, lines.Select(line => line.NativeId).Distinct().Count(), pass.Unread.Count), Is.EqualTo((150, 150, 0)));
        Assert.That(pass.Records.SelectMany(record => record.Diagnostics), Is.Empty);
        Assert.That(lines[^1].NativeId, Is.EqualTo("20100030595/2019/166"));
        var second = lines[1].Content;
        Assert.That((second.Entity!.Name, second.Year, second.Reference, second.Month, second.Category, second.Amount), Is.EqualTo((
            "BANCO DE LA NACION", (int?)2019, "2", (int?)6, ProcurementCategory.Goods, Amount.Published(4_080_000m, "PEN"))));
        Assert.That(second.Title, Is.EqualTo("Adquisición del uniforme Institucional para los trabajadores del Banco de la Nación 2019"));
    }

    [Test]
    public async Task Plan_PutIntoAWorkbook_GivesTheSameLines()
    {
        var folder = Directory.CreateTempSubdirectory("hub-plan-").FullName;
        try
        {
            var file = SharedData.Path("peru-plan", "plan_anual_contrataciones_banco_de_la_nacion_2019.csv");
            var rows = File.ReadAllLines(file, CodePagesEncodingProvider.Instance.GetEncoding(1252)!).Where(row => row.Length > 0)
                .Select(row => row.Split(';').Select(Cell).ToArray()).ToArray();
            await File.WriteAllBytesAsync(Path.Combine(folder, "plan_anual_contrataciones_banco_de_la_nacion_2019.xlsx"),
                new Workbook().Sheet("PAC ", [["Plan Anual de Contrataciones"], [], .. rows]).ToBytes());

            var workbook = await Reading.PassAsync(new SavedFolderFetcher(folder), Reading.Shipped("pe-plan-xlsx"));
            var published = await Reading.PassAsync(new SavedFolderFetcher(SharedData.Path("peru-plan")), Reading.Shipped("pe-plan-csv"));

            Assert.That(workbook.PlanLines.Select(Text), Is.EqualTo(published.PlanLines.Select(Text)));
            Assert.That(workbook.Records.SelectMany(record => record.Diagnostics), Is.Empty);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Sums are numbers to a spreadsheet, without the marks of the CSV file.
    private static object? Cell(string text) =>
        decimal.TryParse(text, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : text;

    private static string Text(PlanLineDraft line) => $"{line.NativeId} {Encoding.UTF8.GetString(PlanLineJson.Write(line.Content))}";
}
