using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Storage.LeadTimes;

/// <summary>
/// Awards as a month has them: a number a notice, and the few combinations of winners that the numbers stand for. 0 is no
/// award, 1 one that names no winner.
/// </summary>
internal sealed class PackedAwards
{
    private readonly Dictionary<WinnerCounts, int> numbers = new() { [default] = 1 };

    public static WinnerCounts[] None => [default];

    public int Number(PackedNotice notice)
    {
        var named = new WinnerCounts(notice.WinnerCount ?? 0, notice.WinnerSized ?? 0, notice.WinnerSmall ?? 0);
        if (WinnerCounts.OfAward((NoticeStatus)notice.Status, named) is not { } winners)
            return 0;
        if (!numbers.TryGetValue(winners, out var number))
            numbers.Add(winners, number = numbers.Count + 1);
        return number;
    }

    /// <summary>Of a notice of which nothing but its state is known.</summary>
    public static int NumberOfStatus(int status) => WinnerCounts.OfAward((NoticeStatus)status, default) is null ? 0 : 1;

    public void Write(BinaryWriter writer)
    {
        writer.Write(numbers.Count);
        foreach (var (winners, _) in numbers.OrderBy(pair => pair.Value))
        {
            writer.Write(winners.Count);
            writer.Write(winners.Sized);
            writer.Write(winners.Small);
        }
    }

    public static WinnerCounts[] Read(BinaryReader reader)
    {
        var winners = new WinnerCounts[reader.ReadInt32()];
        for (var at = 0; at < winners.Length; at++)
            winners[at] = new WinnerCounts(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        return winners;
    }
}
