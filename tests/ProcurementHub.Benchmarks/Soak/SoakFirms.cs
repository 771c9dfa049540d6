using System.Globalization;
using ProcurementHub.Core.Classification;

namespace ProcurementHub.Benchmarks.Soak;

/// <summary>
/// Made-up firms whose mails fall due within the run: most get one at once, for the day that goes on; a third of the daily
/// ones have their hour in the middle of the run, and hourly ones get one again after each full hour.
/// </summary>
internal sealed class SoakFirms(int count, DateTimeOffset start, TimeSpan length)
{
    // Zones whose hours begin at :00, :30 and :15 of UTC's.
    private static readonly string[] Zones = ["America/Lima", "Asia/Kolkata", "Asia/Kathmandu"];

    private readonly (string Zone, int Hour, DateTimeOffset At) _middle = Zones
        .Select(zone => NextHour(zone, start + (length / 4)))
        .MinBy(next => (next.At - (start + (length / 2))).Duration());

    /// <summary>When a third of the daily digests fall due, if it lies within the run.</summary>
    public DateTimeOffset DailyHour => _middle.At;

    public void Write(string path)
    {
        var sectors = SectorList.Standard.All.Where(sector => sector.Code != Sector.NotKnown).Select(sector => sector.Code).ToList();
        var regions = RegionTree.Standard.Children("PE").Select(region => region.Code).ToList();
        using var file = new StreamWriter(path);
        file.WriteLine("email,name,locale,sectors,regions,keywords,exclude,categories,min_amount,max_amount,frequency,time_zone,send_hour,quiet_from,quiet_until");
        for (var number = 0; number < count; number++)
        {
            // The steps have no factor in common with the lists, so that every kind of firm is in every place.
            var trades = $"{sectors[number % sectors.Count]};{sectors[(number * 7 + 3) % sectors.Count]};{sectors[(number * 5 + 1) % sectors.Count]}";
            var places = number % 50 == 0 ? "any" : $"{regions[number * 7 % regions.Count]};{regions[(number * 11 + 5) % regions.Count]}";
            var words = number % 10 == 9 ? "mantenimiento;adquisicion" : "";
            var (frequency, zone, hour) = (number / 7 % 20) switch
            {
                < 6 => ("daily", _middle.Zone, _middle.Hour),
                < 16 => ("daily", "America/Lima", PastHour()),
                < 18 => ("hourly", "America/Lima", 7),
                18 => ("weekly", "America/Lima", 7),
                _ => ("off", "America/Lima", 7),
            };
            file.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"firm{number:000000}@example.org,Firma {number},{(number % 4 == 0 ? "en" : "es")},{(words.Length > 0 ? "any" : trades)},{places},{words},,,,,{frequency},{zone},{hour},0,0"));
        }
    }

    // An hour that began before the run and comes round again long after it.
    private int PastHour() => TimeZoneInfo.ConvertTime(start, TimeZoneInfo.FindSystemTimeZoneById("America/Lima")).AddHours(-6).Hour;

    private static (string Zone, int Hour, DateTimeOffset At) NextHour(string id, DateTimeOffset after)
    {
        var local = TimeZoneInfo.ConvertTime(after, TimeZoneInfo.FindSystemTimeZoneById(id));
        var next = new DateTimeOffset(local.Year, local.Month, local.Day, local.Hour, 0, 0, local.Offset).AddHours(1);
        return (id, next.Hour, next.ToUniversalTime());
    }
}
