using System.Text;
using ExcelDataReader;
using ProcurementHub.Core.Classification;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Tests.Sources;

namespace ProcurementHub.Tests.Classification;

/// <summary>How often the place that a description names is the one that the publisher's own columns give.</summary>
public sealed class PlacesInPublishedTextsTests
{
    private static readonly RegionTree tree = RegionTree.Standard;

    [Test]
    public async Task SmallPurchasesOfCusco_EveryPlaceNamed_LiesInTheDepartmentOfTheColumn()
    {
        var definition = Reading.Definition("""
            country: PE
            reader: csv
            key: { from: nativeId, called: code }
            csv: { separator: ",", encoding: utf-8 }
            fields:
              nativeId: { column: codigo_contratacion }
              description: { column: descripcion }
              department: { column: departamento }
            """);
        var purchases = new Dictionary<string, (string Text, string Department)>();
        foreach (var path in Directory.EnumerateFiles(SharedData.Path("cusco-small-purchases"), "contrataciones_*.csv"))
        {
            foreach (var record in Reading.Records(await Reading.ReadAsync(definition, await File.ReadAllBytesAsync(path))))
                purchases[record["nativeId"]!] = (record[FieldNames.Description]!, record[FieldNames.Department]!);
        }

        var measured = Measure(purchases.Values);

        Assert.That((measured.Texts, measured.Placed), Is.EqualTo((239, 5)));
        Assert.That(measured.Right, Is.EqualTo(measured.Places));
    }

    [Test]
    public void DirectContracts_PlacesNamed_AreAlmostAlwaysWhereTheItemsAreDelivered()
    {
        var contracts = DirectContracts().GroupBy(row => (row.Procedure, row.Text)).ToList();

        // What ministries and funds of the capital buy for a region stands there under the capital: these texts say more than the column.
        var elsewhere = contracts.Where(items => items.All(item => item.Department is not ("LIMA" or "MULTIDEPARTAMENTAL" or "EXTERIOR")));
        var measured = Measure(elsewhere.Select(items => (items.Key.Text, string.Join('|', items.Select(item => item.Department).Distinct()))));
        var all = Measure(contracts.Select(items => (items.Key.Text, string.Join('|', items.Select(item => item.Department).Distinct()))));

        TestContext.Out.WriteLine($"{measured}; all: {all}");
        Assert.That((measured.Texts, measured.Placed), Is.EqualTo((4_297, 1_312)));
        Assert.That((all.Texts, all.Placed), Is.EqualTo((6_400, 1_611)));
        Assert.That(measured.Precision, Is.GreaterThan(0.99));
        Assert.That(all.Precision, Is.GreaterThan(0.92));
    }

    private static Measured Measure(IEnumerable<(string Text, string Departments)> texts)
    {
        var measured = new Measured(0, 0, 0, 0);
        foreach (var (text, departments) in texts)
        {
            var codes = tree.NamedIn("PE", text);
            var truth = departments.Split('|').Select(department => tree.Resolve("PE", department).ValueOrDefault).ToList();
            measured = new Measured(
                measured.Texts + 1,
                measured.Placed + (codes.Count > 0 ? 1 : 0),
                measured.Places + codes.Count,
                measured.Right + codes.Count(code => truth.Exists(department => tree.IsWithin(code, department))));
        }
        return measured;
    }

    private static List<(string Procedure, string Text, string Department)> DirectContracts()
    {
        // The workbook is UTF-8, but its reader asks for windows-1252 before it looks.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = File.OpenRead(SharedData.Path("conosce", "CONOSCE_CONTRATACIONDIRECTA_2020.xlsx"));
        using var rows = ExcelReaderFactory.CreateReader(file);
        rows.Read();
        var columns = Enumerable.Range(0, rows.FieldCount).ToDictionary(column => rows.GetString(column)?.Trim() ?? $"#{column}");
        var contracts = new List<(string, string, string)>();
        while (rows.Read()) contracts.Add((Cell("PROCESO"), Cell("DESCRIPCION_PROCESO"), Cell("ITEM_DEPARTAMENTO")));
        return contracts;

        string Cell(string column) => rows.GetValue(columns[column])?.ToString() ?? "";
    }

    /// <summary>Texts, those that name a place, the places, and how many of them are where the columns say.</summary>
    private sealed record Measured(int Texts, int Placed, int Places, int Right)
    {
        public double Precision => (double)Right / Places;
    }
}
