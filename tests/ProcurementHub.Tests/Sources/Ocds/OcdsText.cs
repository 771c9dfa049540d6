using System.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Ocds;

namespace ProcurementHub.Tests.Sources.Ocds;

/// <summary>Reads JSON written in a test.</summary>
internal static class OcdsText
{
    public static SourceDefinition Definition(OcdsSettings? settings = null) =>
        new() { Id = "xx-test", Reader = "ocds", Zone = TimeZoneInfo.Utc, Ocds = settings ?? new() };

    public static Task<List<ReadItem>> ReadAsync(string json, OcdsSettings? settings = null) =>
        ReadAsync(Encoding.UTF8.GetBytes(json), settings);

    public static async Task<List<ReadItem>> ReadAsync(byte[] json, OcdsSettings? settings = null, string? charset = null)
    {
        using var content = new MemoryStream(json);
        return await ReadAsync(content, settings, charset);
    }

    public static async Task<List<ReadItem>> ReadAsync(Stream content, OcdsSettings? settings = null, string? charset = null)
    {
        var items = new List<ReadItem>();
        await foreach (var item in new OcdsReader().ReadAsync(
            content, new DocumentOrigin("test.json", Charset: charset), Definition(settings), CancellationToken.None))
            items.Add(item);
        return items;
    }

    /// <summary>The only item, which must be a record.</summary>
    public static async Task<SourceRecord> ReadOneAsync(string json, OcdsSettings? settings = null)
    {
        var items = await ReadAsync(json, settings);
        Assert.That(items, Has.Count.EqualTo(1).And.All.InstanceOf<ReadItem.Found>(), () => string.Join('\n', items));
        return ((ReadItem.Found)items[0]).Record;
    }

    public static IEnumerable<string?> Ids(IEnumerable<ReadItem> items) =>
        items.OfType<ReadItem.Found>().Select(found => found.Record[FieldNames.NativeId]);

    /// <summary>A small release with a tender; <paramref name="more"/> is added to the tender.</summary>
    public static string Release(string ocid, string more = "") =>
        $$$"""
        {"ocid":"{{{ocid}}}","date":"2026-03-01T10:00:00Z","tag":["tender"],"tender":{"id":"{{{ocid}}}","title":"Title of {{{ocid}}}"{{{(more.Length == 0 ? "" : "," + more)}}}}}
        """;
}
