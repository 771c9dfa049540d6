namespace ProcurementHub.Tests.Sources.Normalising;

public sealed class FieldZoneTests
{
    [TestCase("14/08/2026 18:00", "2026-08-14T13:00:00-05:00", TestName = "A time of the field's zone")]
    [TestCase("14/08/2026 18:00 -03:00", "2026-08-14T16:00:00-05:00", TestName = "An offset of the text's own")]
    [TestCase("14/08/2026", "2026-08-14T18:59:59-05:00", TestName = "The end of a day of the field's zone")]
    public void Deadline_OfAFieldWithAZone_IsReadInIt(string text, string expected)
    {
        var source = Reading.Definition("""
            reader: csv
            fields:
              nativeId: { column: a }
              title: { column: b }
              deadline: { column: c, as: date dd/MM/yyyy HH:mm zzz | dd/MM/yyyy HH:mm | dd/MM/yyyy, zone: UTC }
            """);

        var notice = Reading.Normaliser.Normalise(Reading.Record(("nativeId", "1"), ("title", "Lápices"), ("deadline", text)), source).Notice!;

        Assert.That(notice.Content.Deadline.At!.Value.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }
}
