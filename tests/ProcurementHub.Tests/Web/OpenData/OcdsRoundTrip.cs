using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Tests.Sources;

namespace ProcurementHub.Tests.Web.OpenData;

/// <summary>Reads what we give out as we read any publisher's files.</summary>
internal static class OcdsRoundTrip
{
    public static async Task<NoticeContent> ReadAsync(byte[] package)
    {
        var definition = Reading.Shipped("ocds");
        var found = (await Reading.ReadAsync(definition, package)).OfType<ReadItem.Found>().Last();
        var read = Reading.Normaliser.Normalise(found.Record, definition);
        Assert.That(read.Notice, Is.Not.Null, read.Rejection);
        return read.Notice!.Content;
    }
}
