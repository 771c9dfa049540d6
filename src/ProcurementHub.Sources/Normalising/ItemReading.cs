using ProcurementHub.Core.Notices;

namespace ProcurementHub.Sources.Normalising;

/// <summary>A row of a list of items: whose item it is, and its code.</summary>
internal static class ItemReading
{
    public static NormalisedRecord Read(RecordReading reading)
    {
        if (KeyReading.Read(reading) is not { } nativeId)
            return NormalisedRecord.Rejected($"has no {reading.Definition.Key.Called}", reading.Diagnostics);
        var codes = CodeReading.Read(reading.Record);
        if (codes.Count == 0)
            return NormalisedRecord.Rejected("is an item without a code", reading.Diagnostics);
        var key = new NoticeKey(reading.Definition.NoticeSource, nativeId);
        return NormalisedRecord.Of(new ItemDraft(key, codes, reading.Record.Position), reading.Diagnostics);
    }
}
