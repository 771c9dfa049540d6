using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>One procedure at two made-up sources, the whole way from their files to the reader's mails, a day at a time.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class ProcedureAlertsTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Definition = """
        id: NAME
        title: { es: NAME, en: NAME }
        country: PE
        zone: America/Lima
        reader: csv
        call: lastNumber
        dates: "dd/MM/yyyy HH:mm"
        entity: { scheme: PE-RUC }
        url: https://NAME.example/{nativeId}
        fields:
          nativeId: { column: id }
          procedureCode: { column: code }
          entityId: { column: ruc }
          entityName: { column: entity }
          title: { column: title }
          published: { column: published, as: date }
          deadline: { column: deadline, as: date }
        """;

    private const string Header = "id,code,ruc,entity,title,published,deadline\n";

    private readonly Dictionary<string, string> rows = new() { ["xx-one"] = "", ["xx-two"] = "" };

    [Test]
    public async Task Procedure_OfTwoSources_IsToldOnceThenOnlyWhatMovesAndApartWhenTakenApart()
    {
        foreach (var source in rows.Keys)
            await File.WriteAllTextAsync(Path.Combine(Hub.Folder("definitions"), source + ".yml"), Definition.Replace("NAME", source, StringComparison.Ordinal));
        var file = Path.Combine(Hub.Folder("subscribers"), "subscribers.csv");
        await File.WriteAllTextAsync(file, "email,name,locale,sectors,regions,keywords,exclude,categories,min_amount,max_amount,frequency\nana@example.org,Ana,es,any,any,sillas,,,,,daily\n");
        await RunAsync(1, 11, "subscribers", "import", file, "--verified");

        rows["xx-one"] += Row("A-1", 1, "20");
        rows["xx-two"] += Row("B-1", 1, "20");
        Assert.That(await TellAsync(day: 1), Does.Contain("1 convocatoria nueva").And.Contain("También en xx-two.example").Or.Contain("También en xx-one.example"));

        rows["xx-one"] += Row("A-2", 2, "20");
        Assert.That(await TellAsync(day: 2), Does.Contain("1 convocatoria nueva"));
        rows["xx-two"] += Row("B-2", 2, "20");
        Assert.That(await TellAsync(day: 3), Is.Null, "the second source has nothing to add");

        rows["xx-two"] = rows["xx-two"].Replace(Row("B-2", 2, "20"), Row("B-2", 2, "25"), StringComparison.Ordinal);
        Assert.That(await TellAsync(day: 4), Does.Contain("1 cambio").And.Contain("20 de mayo").And.Contain("25 de mayo"));
        rows["xx-one"] = rows["xx-one"].Replace(Row("A-2", 2, "20"), Row("A-2", 2, "25"), StringComparison.Ordinal);
        Assert.That(await TellAsync(day: 5), Is.Null, "the first source says now what the second has told");

        rows["xx-one"] += Row("A-3", 3, "20");
        Assert.That(await TellAsync(day: 6), Does.Contain("1 convocatoria nueva"));
        rows["xx-two"] += Row("B-3", 3, "20");
        await CollectAsync(7);
        await RunAsync(7, 11, "procedures", "unlink", "xx-two/B-3", "--why", "Otra obra del mismo número.");
        Assert.That(await TellAsync(day: 7), Does.Contain("1 convocatoria nueva").And.Contain("xx-two.example/B-3"));
    }

    /// <summary>The text of the mail of that morning; null where there is none.</summary>
    private async Task<string?> TellAsync(int day)
    {
        await CollectAsync(day);
        await RunAsync(day, 12, "match");
        var sent = (await RunAsync(day, 13, "digests", "send", "--json"))["sent"];
        var mails = Directory.Exists(Path.Combine(Hub.Data, "mail")) ? Mailbox.Read(Hub.Data).Where(mail => mail.Date.Day == day).ToList() : [];
        Assert.That(mails, Has.Count.EqualTo(sent));
        return mails.SingleOrDefault() is { } mail ? mail.Subject + "\n" + mail.Text : null;
    }

    private async Task CollectAsync(int day)
    {
        foreach (var (source, content) in rows)
        {
            await File.WriteAllTextAsync(Path.Combine(Hub.Folder(source), "rows.csv"), Header + content);
            await RunAsync(day, 10, "collect", source, "--from", Hub.Folder(source));
        }
    }

    private async Task<HubRun> RunAsync(int day, int hour, params string[] arguments) =>
        (await Hub.RunAsync([.. arguments, "--now", $"2026-05-{day:00}T{hour}:00:00Z", "--set", $"Sources:Directory={Hub.Folder("definitions")}"])).Expect(0);

    private static string Row(string id, int number, string day) =>
        $"{id},LP-SM-{number}-2026-MDP-1,20131370645,MUNICIPALIDAD DE PRUEBA,Sillas para la escuela {number},30/04/2026 09:00,{day}/05/2026 17:00\n";
}
