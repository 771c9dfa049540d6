using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using ProcurementHub.Tests.Sources.Fetching;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>From a notice back to the bytes it came from, as a user does it.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class EvidenceTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Header =
        "codigo;nombre;institucion_nombre;institucion_rut;region;comuna;tipo;descripcion;fecha_inicio;fecha_final;monto_estimado;unidad_monetaria";

    private string first = "", second = "";

    [OneTimeSetUp]
    public async Task CollectTwiceAsync()
    {
        var folder = Hub.Folder("in");
        first = $"{Header}\n7-1-L126;Sillas;Municipalidad;69.110.100-2;;;L1;;2026-03-14T11:47:10;2026-03-24T21:30:00;;\n";
        second = first.Replace("2026-03-24", "2026-03-27", StringComparison.Ordinal);
        foreach (var (content, now) in new[] { (first, "2026-03-15T12:00:00Z"), (second, "2026-03-16T12:00:00Z") })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "publicadas.csv"), content);
            (await Hub.RunAsync("collect", "cl-mercadopublico", "--from", folder, "--now", now, "--json")).Expect(0);
        }
    }

    [Test]
    public async Task Evidence_OfANotice_HasTheDocumentOfEachVersion()
    {
        var rows = (await Hub.RunAsync("evidence", "cl-mercadopublico/7-1-L126", "--json")).Expect(0).Rows;

        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(row => row.GetProperty("version").GetInt32()), Is.EqualTo(new[] { 2, 1 }));
            Assert.That(rows.Select(row => row.GetProperty("sha256").GetString()), Is.EqualTo(new[] { Hash(second), Hash(first) }));
            Assert.That(rows[0].GetProperty("url").GetString(), Is.EqualTo("publicadas.csv"));
            Assert.That(rows[0].GetProperty("position").GetString(), Is.EqualTo("line 2"));
            Assert.That(rows[0].GetProperty("kept").GetBoolean(), Is.True);
        });
    }

    [Test]
    public async Task Evidence_Extracted_IsWhatWasFetchedByteForByte()
    {
        var folder = Path.Combine(Hub.Folder("out"), "evidence");

        var rows = (await Hub.RunAsync("evidence", "cl-mercadopublico/7-1-L126", "--out", folder, "--json")).Expect(0).Rows;

        var texts = rows.Select(row => File.ReadAllText(row.GetProperty("file").GetString()!)).ToList();
        Assert.That(texts, Is.EqualTo(new[] { second, first }));
        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(2).And.All.EndsWith(".csv"));
    }

    [Test]
    public async Task Evidence_ThatWasRemoved_IsSaidToBeGone()
    {
        var folder = Hub.Folder("other");
        var content = first.Replace("7-1-L126", "7-2-L126", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "publicadas.csv"), content);
        (await Hub.RunAsync("collect", "cl-mercadopublico", "--from", folder, "--now", "2026-03-17T12:00:00Z")).Expect(0);
        var hash = Hash(content);
        File.Delete(Path.Combine(Hub.Data, "evidence", hash[..2], hash + ".gz"));

        var run = (await Hub.RunAsync("evidence", "cl-mercadopublico/7-2-L126")).Expect(1);

        Assert.That(run.Output, Does.Contain("no longer kept"));
    }

    [Test]
    public async Task Evidence_FromAServer_TellsWhereRedirectsLedAndWhatTheServerSaid()
    {
        await using var portal = await TestServer.StartAsync(context =>
        {
            if (context.Request.Path == "/latest.csv")
            {
                context.Response.Redirect("/files/may.csv");
                return Task.CompletedTask;
            }

            context.Response.ContentType = "text/csv; charset=utf-8";
            context.Response.Headers.ContentDisposition = "attachment; filename=may.csv";
            return context.Response.WriteAsync("code,name\nA-1,Sillas\n");
        });
        await File.WriteAllTextAsync(
            Path.Combine(Hub.Folder("definitions"), "test.yml"),
            $"id: xx-test\ntitle: {{ es: Prueba, en: Test }}\nzone: America/Lima\nreader: csv\nstart: {portal.At("/latest.csv")}\nfields:\n  nativeId: {{ column: code }}\n  title: {{ column: name }}\n");
        string[] settings = ["--set", $"Sources:Directory={Hub.Folder("definitions")}", "--set", "Fetch:AllowPrivateAddresses=true"];
        (await Hub.RunAsync(["collect", "xx-test", .. settings])).Expect(0);

        var told = (await Hub.RunAsync(["evidence", "xx-test/A-1", .. settings])).Expect(0).Output;
        var row = (await Hub.RunAsync(["evidence", "xx-test/A-1", "--json", .. settings])).Expect(0).Row;

        Assert.That(told, Does.Contain($"led to    {portal.At("/files/may.csv")}").And.Contain("Content-Disposition: attachment; filename=may.csv"));
        Assert.That(row.GetProperty("finalUrl").GetString(), Is.EqualTo(portal.At("/files/may.csv").AbsoluteUri));
        Assert.That(row.GetProperty("headers").EnumerateArray().Select(header => header.GetString()), Does.Contain("Content-Type: text/csv; charset=utf-8"));
    }

    [Test]
    public async Task Evidence_OfAnUnknownNotice_IsWrongUse() =>
        Assert.That((await Hub.RunAsync("evidence", "cl-mercadopublico/nothing")).Expect(2).Errors, Does.Contain("no notice"));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
