using System.Globalization;
using Microsoft.Extensions.Localization;
using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Web.Showing;
using ProcurementHub.Web.Text;

namespace ProcurementHub.Web.Figures;

/// <summary>Says groups of lead times in the reader's language.</summary>
internal sealed class LeadTimeShowing(IStringLocalizer<LeadTimeText> text, NoticeShowing notices, SourceNames sources)
{
    /// <param name="value">As <see cref="LeadTimeGroup.Keys"/> has it.</param>
    public string Value(LeadTimeKey key, string? value, IReadOnlyDictionary<string, NamedBody> bodies) => (key, value) switch
    {
        (_, null) => text["NotKnown"],
        (LeadTimeKey.Month, _) => $"{NoticeShowing.MonthName(int.Parse(value[5..], CultureInfo.InvariantCulture))} {value[..4]}",
        (LeadTimeKey.Sector, _) => NoticeShowing.Sector(value),
        (LeadTimeKey.Region, _) => NoticeShowing.Place(value),
        (LeadTimeKey.Entity, _) => bodies.TryGetValue(value, out var body) ? NoticeShowing.Caption(NoticeShowing.Line(body.Name)) : text["NotKnown"],
        (LeadTimeKey.Category, _) => notices.Category(NoticeWords.ParseCategory(value)!.Value),
        (LeadTimeKey.Source, _) => sources.NameOf(value),
        _ => NoticeShowing.Caption(NoticeShowing.Line(value)),
    };

    public string Key(LeadTimeKey key) => text["Key_" + key];

    public static string Days(double? days) => LeadTimeRecord.Days(days)?.ToString("N2", CultureInfo.CurrentCulture) ?? "–";

    /// <summary>With its sign.</summary>
    public static string Difference(double days) => days.ToString("+#,##0.00;−#,##0.00;0.00", CultureInfo.CurrentCulture);

    public static string Share(int part, int whole) => whole == 0 ? "–" : ((double)part / whole).ToString("P1", CultureInfo.CurrentCulture);
}
