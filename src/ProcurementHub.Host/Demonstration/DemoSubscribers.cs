using System.Globalization;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Host.Demonstration;

/// <summary>Made-up firms: each with a trade or two, most with a place, a few with words, in both languages.</summary>
internal static class DemoSubscribers
{
    public static IReadOnlyList<SubscriptionImport> Make(int count) =>
        [.. Enumerable.Range(1, count).Select(Firm)];

    private static SubscriptionImport Firm(int number)
    {
        var sectors = SectorList.Standard.All;
        var departments = RegionTree.Standard.Children("PE");
        return new SubscriptionImport
        {
            Email = string.Create(CultureInfo.InvariantCulture, $"empresa{number:0000}@example.org"),
            Name = string.Create(CultureInfo.InvariantCulture, $"Empresa de muestra {number}"),
            Locale = number % 4 == 0 ? "en" : "es",
            TimeZone = "America/Lima",
            SendHour = 7,
            Frequency = Frequency.Daily,
            Criteria = (number % 5) switch
            {
                // The numbers only spread the firms over trades and places; every kind of search comes up.
                0 => new() { Keywords = ["mantenimiento", "adquisicion"], Regions = [departments[number * 7 % departments.Count].Code] },
                1 => new() { Categories = [ProcurementCategory.Works], Regions = [departments[number * 3 % departments.Count].Code, "PE-LIM"] },
                2 => new() { Sectors = ["construction", sectors[number * 5 % sectors.Count].Code] },
                3 => new() { Sectors = ["medical", "textiles", sectors[number * 11 % sectors.Count].Code], Exclude = ["consultoria"] },
                _ => new()
                {
                    Sectors = ["it", "office", "furniture", sectors[number * 13 % sectors.Count].Code],
                    Kinds = [NoticeKind.Tender, NoticeKind.Change, NoticeKind.Planned],
                },
            },
        };
    }
}
