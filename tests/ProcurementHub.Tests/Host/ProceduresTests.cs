using System.Text.Json;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>All published notices that are there, linked as a user collects them, in one order and the other.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class ProceduresTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly (string Source, string Folder)[] sources =
    [
        ("pe-conosce-direct", "conosce"), ("pe-oece", "ocds-peru"), ("pe-seace-search", "seace"), ("pe-menores", "seace"),
        ("pe-menores-cusco", "cusco-small-purchases"), ("cl-mercadopublico", "chile"), ("co-secop-ocds", "ocds/colombia"),
        ("ng-nocopo", "ocds/nigeria"), ("gb-contracts-finder", "ocds/uk-contracts-finder"), ("mx-ocds", "ocds/mexico"),
        ("py-dncp", "ocds/paraguay"), ("ted-eforms", "eforms"), ("pe-entities", "codelists"), ("co-entities", "colombia-plans"),
    ];

    [Test]
    public async Task AllPublishedNotices_InAnyOrderOfSources_GiveTheSameProcedures()
    {
        await CollectAsync(sources);
        var linked = await LinkedAsync();
        Assert.That((await Hub.RunAsync("procedures", "link", "--json")).Expect(0)["notices"], Is.Zero);

        await NewHubAsync();
        await CollectAsync([.. sources.Reverse()]);
        Assert.That(await LinkedAsync(), Is.EqualTo(linked));
        Assert.That(linked, Is.EqualTo(new[]
        {
            "pe-conosce-direct/638759 (code_spelling) + pe-conosce-direct/649999 (code_spelling)",
            "pe-seace-search/COMPRE-COMPRE-1-2026-MDCC-1/municipalidad distrital de cerro colorado (code_and_name)"
            + " + pe-seace-search/COMPRE-COMPRE-1-2026-MDCC-2/municipalidad distrital de cerro colorado (code_and_name)",
        }));
    }

    private async Task CollectAsync((string Source, string Folder)[] all)
    {
        foreach (var (source, folder) in all)
            await Hub.RunAsync("collect", source, "--from", SharedData.Path(folder), "--json");
    }

    private async Task<List<string>> LinkedAsync() =>
    [
        .. (await Hub.RunAsync("procedures", "--json")).Expect(0).Rows
            .GroupBy(row => row.GetProperty("procedure").GetInt64())
            .Select(procedure => string.Join(" + ", procedure.Select(Text).Order(StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    private static string Text(JsonElement row) =>
        $"{row.GetProperty("source").GetString()}/{row.GetProperty("nativeId").GetString()} ({row.GetProperty("basis").GetString()})";
}
