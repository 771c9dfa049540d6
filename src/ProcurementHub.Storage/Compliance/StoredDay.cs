namespace ProcurementHub.Storage.Compliance;

/// <summary>A calendar day without a zone, as both engines can hold and order it: yyyymmdd.</summary>
internal static class StoredDay
{
    public static int Write(DateOnly day) => (day.Year * 100 + day.Month) * 100 + day.Day;

    public static DateOnly Read(int stored) => new(stored / 10_000, stored / 100 % 100, stored % 100);
}
