using System.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Tests.Sources.Csv;

public sealed class CsvNoticeReaderTests
{
    private const string Fields = """
        fields:
          nativeId: { column: codigo }
          title: { column: nombre }
          amount: { column: monto, as: money }
          procedureType: { column: tipo, optional: true }
          code: { column: cubso, as: code CUBSO, optional: true }
        """;

    private static readonly SourceDefinition strict = Reading.Definition("reader: csv\ncsv: { separator: ';', encoding: utf-8 }\n" + Fields);
    private static readonly SourceDefinition lenient = Reading.Definition("reader: csv\ncsv: { separator: ';', encoding: windows-1252 }\n" + Fields);

    private static readonly Encoding windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Test]
    public async Task Table_InAnyOrderWithAMark_IsReadByItsHeader()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("Nombre;otro;MONTO;Código;cubso\r\n\"Compra; de \"\"papel\"\"\nblanco\";x;8000000;A-1;44121700; 44121701\r\n".Replace("; 44121701", "", StringComparison.Ordinal))];

        var record = Reading.Records(await Reading.ReadAsync(strict, bytes)).Single();

        Assert.Multiple(() =>
        {
            Assert.That(record[FieldNames.NativeId], Is.EqualTo("A-1"));
            Assert.That(record[FieldNames.Title], Is.EqualTo("Compra; de \"papel\"\nblanco"));
            Assert.That(record.Position, Is.EqualTo("line 2"));
            Assert.That(record.Codes.Single(), Is.EqualTo(new CodeText("CUBSO", "44121700", null)));
            Assert.That(record.IsPartial, Is.False);
        });
    }

    [Test]
    public async Task Row_WithAStraySeparator_IsUnreadableAndTheRestGoesOn()
    {
        var items = await Reading.ReadAsync(strict, "codigo;nombre;monto\nA-1;Uno;1\nA-2;Dos;y medio;2\n\n;;\nA-3;Tres;3\n");

        Assert.That(items.Select(item => item.GetType().Name), Is.EqualTo(new[] { "Found", "Unreadable", "Found" }));
        Assert.That(items[1], Is.EqualTo(new ReadItem.Unreadable("line 3", "The row has another number of cells than the header.", "A-2;Dos;y medio;2")));
        Assert.That(Reading.Records(items).Last().Position, Is.EqualTo("line 6"));
    }

    [Test]
    public async Task Row_AfterOneWithLineBreaks_IsCountedInLines()
    {
        var items = await Reading.ReadAsync(strict, "codigo;nombre;monto\nA-1;\"Uno\ny dos\";1\nA-3;Tres;3\n");

        Assert.That(Reading.Records(items).Select(record => record.Position), Is.EqualTo(new[] { "line 2", "line 4" }));
    }

    [Test]
    public async Task Quote_OpenedAndNotClosed_IsBrokenAtItsLine()
    {
        var items = await Reading.ReadAsync(strict, "codigo;nombre;monto\nA-1;Uno;1\nA-2;\"Dos;2\nA-3;Tres;3\n");

        Assert.That(items.Select(item => item.GetType().Name), Is.EqualTo(new[] { "Found", "Broken" }));
        Assert.That(((ReadItem.Broken)items[^1]).Reason, Does.Contain("line 3").And.Contains("quote"));
    }

    [Test]
    public async Task File_WithAnotherHeader_IsBrokenAndNamesWhatIsMissing()
    {
        var items = await Reading.ReadAsync(strict, "<html><body>Mantenimiento</body></html>");

        Assert.That(((ReadItem.Broken)items.Single()).Reason, Does.Contain("lacks the columns 'codigo', 'nombre', 'monto'").And.Contains("Mantenimiento"));
    }

    [Test]
    public async Task File_NotInUtf8_IsBrokenOrReadInTheEncodingOfTheDefinition()
    {
        var bytes = windows1252.GetBytes("codigo;nombre;monto\nA-1;Uñas;1\n");

        Assert.That(await Reading.ReadAsync(strict, bytes), Is.EqualTo(new[] { new ReadItem.Broken("The file is not UTF-8: byte 25 does not belong there.") }));
        Assert.That(Reading.Records(await Reading.ReadAsync(lenient, bytes)).Single()[FieldNames.Title], Is.EqualTo("Uñas"));
    }

    [Test]
    public async Task File_InUtf8WhereAnotherEncodingIsAllowed_IsReadAsUtf8() =>
        Assert.That(Reading.Records(await Reading.ReadAsync(lenient, "codigo;nombre;monto\nA-1;Uñas;1\n")).Single()[FieldNames.Title], Is.EqualTo("Uñas"));

    [Test]
    public async Task File_InUtf16_IsKnownByItsMark()
    {
        byte[] bytes = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("codigo;nombre;monto\nA-1;Uñas;1\n")];

        Assert.That(Reading.Records(await Reading.ReadAsync(strict, bytes)).Single()[FieldNames.Title], Is.EqualTo("Uñas"));
    }

    [Test]
    public async Task File_InvalidFarBehindItsStart_IsFoundAtItsByte()
    {
        // Two-byte characters all along, so that some of them lie across the blocks in which the file is looked through.
        var text = "codigo;nombre;monto\n" + string.Concat(Enumerable.Range(0, 20_000).Select(_ => "A;ñandúñ;1\n"));
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text), 0xF1];

        Assert.That(((ReadItem.Broken)(await Reading.ReadAsync(strict, bytes)).Single()).Reason, Does.Contain($"byte {bytes.Length - 1} "));
        Assert.That(await Reading.ReadAsync(strict, bytes[..^1]), Has.Count.EqualTo(20_000));
    }

    [Test]
    public async Task File_Empty_IsBroken() =>
        Assert.That(await Reading.ReadAsync(strict, ""), Is.EqualTo(new[] { new ReadItem.Broken("The document is empty.") }));

    [Test]
    public async Task File_WithAHeaderOnly_HasNoItems() => Assert.That(await Reading.ReadAsync(strict, "codigo;nombre;monto\n"), Is.Empty);

    [Test]
    public async Task File_ThatCannotBeRewound_IsReadAllTheSame()
    {
        using var packed = new MemoryStream();
        await using (var pack = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            await pack.WriteAsync(Encoding.UTF8.GetBytes("codigo;nombre;monto\nA-1;Uno;1\n"));
        packed.Position = 0;
        await using var content = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress);

        Assert.That(await Reading.ReadAsync(strict, content, new DocumentOrigin("a.csv")), Has.Count.EqualTo(1));
    }
}
