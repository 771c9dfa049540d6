using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace ProcurementHub.Tests.Sources.Xlsx;

/// <summary>Writes workbooks of a test by hand: what a program would put into them, and what none should.</summary>
internal sealed class Workbook
{
    private readonly List<(string Name, string State, string Rows)> sheets = [];

    /// <param name="rows">Cells: null, a text, a number, a date, or <see cref="Cell"/> for XML of a test's own.</param>
    public Workbook Sheet(string name, params object?[][] rows) => Sheet(name, "visible", rows);

    public Workbook Hidden(string name, params object?[][] rows) => Sheet(name, "hidden", rows);

    public byte[] ToBytes(params (string Name, string Text)[] more)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in Parts().Concat(more))
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }

    public static string Cell(string xml) => "\u0001" + xml;

    private Workbook Sheet(string name, string state, object?[][] rows)
    {
        var text = new StringBuilder();
        for (var row = 0; row < rows.Length; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++)
                text.Append(CellOf($"{(char)('A' + column)}{row + 1}", rows[row][column]));
            text.Append("</row>");
        }

        sheets.Add((name, state, text.ToString()));
        return this;
    }

    private static string CellOf(string at, object? value) => value switch
    {
        null => "",
        string text when text.StartsWith('\u0001') => text[1..].Replace("{at}", at, StringComparison.Ordinal),
        string text => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        // Style 1 shows its number as a date.
        DateTime date => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"1\"><v>{date.ToOADate()}</v></c>"),
        bool flag => $"<c r=\"{at}\" t=\"b\"><v>{(flag ? 1 : 0)}</v></c>",
        _ => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\"><v>{value}</v></c>"),
    };

    private IEnumerable<(string Name, string Text)> Parts()
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        yield return ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
        yield return ("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        yield return ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{string.Concat(sheets.Select((sheet, at) => $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{at + 1}\" state=\"{sheet.State}\" r:id=\"r{at + 1}\"/>"))}</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(sheets.Select((_, at) => $"<Relationship Id=\"r{at + 1}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{at + 1}.xml\"/>"))}<Relationship Id=\"s\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
        yield return ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
        for (var at = 0; at < sheets.Count; at++)
            yield return ($"xl/worksheets/sheet{at + 1}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{sheets[at].Rows}</sheetData></worksheet>");
    }
}
