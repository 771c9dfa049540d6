using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Tests.Sources.Tables;

/// <summary>What a row of a table stands for: a notice, an item of one, or a line without a number.</summary>
public sealed class RowAssemblyTests
{
    private static readonly SourceDefinition items = Reading.Definition("""
        reader: csv
        country: PE
        csv: { separator: ";" }
        rows: { together: nativeId, item: itemNumber }
        numbers: "1,234.56"
        fields:
          nativeId: { column: id }
          itemNumber: { column: item }
          title: { column: title }
          itemAmount: { column: amount, as: money }
          currency: { column: currency }
          department: { column: department }
          code: { column: code, as: code CUBSO }
        """);

    private static readonly SourceDefinition lines = Reading.Definition("""
        reader: csv
        kind: plans
        csv: { separator: ";" }
        key: { from: [entityId|entityName, line], alike: [entityId, entityName, title, code], called: entity and line }
        numbers: "1,234.56"
        fields:
          entityId: { column: ruc }
          entityName: { column: entity }
          title: { column: title }
          amount: { column: amount, as: money }
          code: { column: code, as: code CUBSO }
        entity: { scheme: PE-RUC }
        """);

    [Test]
    public async Task Rows_OfOneNotice_AreOneRecordWithAllItsItems()
    {
        var notices = await NormaliseAsync(items, """
            id;item;title;amount;currency;department;code
            A;1;Alcohol;100.50;Soles;LIMA;511
            A;1;Alcohol;100.50;Soles;LIMA;511
            A;2;Guantes;50;Nuevos Soles;PUNO;422
            B;1;Papel;7;Soles;LIMA;141
            """);

        var first = notices[0].Notice!.Content;
        Assert.That(notices.Select(notice => notice.Notice!.Key.NativeId), Is.EqualTo(new[] { "A", "B" }));
        Assert.That((first.Title, first.Amount.Value, first.Amount.Currency), Is.EqualTo(("Alcohol", 150.50m, "PEN")));
        Assert.That(first.Classifications.Select(code => code.Id), Is.EqualTo(new[] { "511", "422" }));
        Assert.That(first.Regions.Select(place => place.Code), Is.EqualTo(new[] { "PE-LIM", "PE-PUN" }));
    }

    [Test]
    public async Task Items_InSeveralCurrencies_AreNotAddedUp()
    {
        var notices = await NormaliseAsync(items, "id;item;title;amount;currency;department;code\nA;1;Uno;100;Soles;LIMA;1\nA;2;Dos;5;US$;LIMA;2\n");

        Assert.That(notices.Single().Notice!.Content.Amount, Is.EqualTo(ProcurementHub.Core.Notices.Amount.NotGiven));
        Assert.That(notices.Single().Diagnostics.Select(diagnostic => diagnostic.Reason), Is.EqualTo(new[] { "differs between the items, which cannot be added up" }));
    }

    [Test]
    public async Task Rows_OfOneNoticeApartFromEachOther_AreTold()
    {
        var read = await Reading.ReadAsync(items, "id;item;title;amount;currency;department;code\nA;1;Uno;1;Soles;LIMA;1\nB;1;Dos;1;Soles;LIMA;1\nA;2;Tres;1;Soles;LIMA;1\n");

        Assert.That(read.Select(item => item.GetType().Name), Is.EqualTo(new[] { "Found", "Found", "Unreadable" }));
        Assert.That(read[2], Is.EqualTo(new ReadItem.Unreadable("line 4", "Its rows do not stand together: others with the same key were read before.", "A")));
    }

    [Test]
    public async Task Lines_WithoutANumber_KeepTheirKeyInTheNextVersion()
    {
        var before = await KeysAsync("1;E;Tóner;10;44\n1;E;Tóner;20;44\n1;E;Papel;5;14\n;Sin RUC;Papel;5;14\n");
        var after = await KeysAsync("1;E;Sillas;90;56\n1;E;TONER ;11;44\n1;E;Tóner;20;44\n1;E;Papel;5;15\n;Sin  RUC;Papel;6;14\n");

        Assert.That(before.Distinct().Count(), Is.EqualTo(4));
        Assert.That(after.Skip(1).Take(2), Is.EqualTo(before.Take(2)), "the same words are the same line, whatever its amount");
        Assert.That(before, Does.Not.Contain(after[0]));
        Assert.That(before, Does.Not.Contain(after[3]), "another code is another line here");
        Assert.That((after[4], after[4].StartsWith("sin ruc/", StringComparison.Ordinal)), Is.EqualTo((before[3], true)));
    }

    [Test]
    public void FileName_SaysWhatItsRecordsDoNot()
    {
        var definition = Reading.Definition("""
            reader: csv
            documents:
              names:
                - { match: "_([0-9]{11})_([0-9]{4})\\.csv$", set: { entityId: "{1}", planYear: "{2}" } }
                - { match: "^plan_", set: { currency: PEN } }
            fields: { title: { column: A } }
            """);

        Assert.That(definition.Documents.KnownOf("2026/plan_20100030595_2019.csv").Select(pair => $"{pair.Key} {pair.Value}"),
            Is.EqualTo(new[] { "entityId 20100030595", "planYear 2019", "currency PEN" }));
        Assert.That(definition.Documents.KnownOf("plan_20100030595_2019/other.csv"), Is.Empty);
    }

    [TestCase("rows: { together: nativId }", "rows.together", "is not a field")]
    [TestCase("rows: { together: code }", "rows.together", "they are several")]
    [TestCase("key: { from: [entityId|entityNam], called: id }", "key.from", "'entityNam', which is not a field")]
    [TestCase("key: { from: line, alike: titel, called: id }", "key.alike", "'titel', which is not a field")]
    [TestCase("documents: { names: [{ match: '(', set: { planYear: '{1}' } }] }", "documents.names[0].match", "not a usable pattern")]
    [TestCase("documents: { names: [{ match: 'a', set: { year: '{1}' } }] }", "documents.names[0].set", "'year', which is not a field")]
    [TestCase("register: { file: paa.xlsx, fields: { entityName: { column: B } } }", "register.fields", "must name 'planFile'")]
    [TestCase("items: { file: i.csv, fields: { nativeId: { column: B } } }", "items.fields", "must name 'code'")]
    [TestCase("items: { file: i.csv, fields: { code: { column: B, as: code CUBSO } } }", "items", "must name the notice of a row, by nativeId")]
    [TestCase("items: { file: i.csv, fields: { nativeId: { column: B }, code: { column: C, as: code CUBSO }, sourceDate: { column: D } } }", "items", "names 'sourceDate', but rows of items bring codes only")]
    public void Load_Mistake_IsNamedWithItsKey(string text, string key, string message)
    {
        var loaded = DefinitionLoader.Load(
            $"id: xx-test\ntitle: {{ es: Prueba, en: Test }}\nzone: America/Lima\nreader: csv\nfields: {{ title: {{ column: A }} }}\n{text}\n", "mine.yml");

        var error = loaded.Errors.Single(error => error.Key == key);
        Assert.That((error.Line, error.Message), Is.EqualTo((6, error.Message)));
        Assert.That(error.Message, Does.Contain(message));
    }

    private static async Task<List<string>> KeysAsync(string rows) =>
        [.. (await NormaliseAsync(lines, "ruc;entity;title;amount;code\n" + rows)).Select(record => record.PlanLine!.NativeId)];

    private static async Task<List<ProcurementHub.Sources.Normalising.NormalisedRecord>> NormaliseAsync(SourceDefinition definition, string text) =>
        [.. Reading.Records(await Reading.ReadAsync(definition, text, "rows.csv")).Select(record => Reading.Normaliser.Normalise(record, definition))];
}
