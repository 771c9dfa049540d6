using System.Globalization;
using ProcurementHub.Sources.Normalising;

namespace ProcurementHub.Tests.Sources.Normalising;

public sealed class MailDateTests
{
    private static readonly string[] forms = ["rfc822"];
    private static readonly TimeZoneInfo lima = TimeZoneInfo.FindSystemTimeZoneById("America/Lima");

    [TestCase("Mon, 14 Sep 2026 10:00:00 GMT", "2026-09-14T05:00:00-05:00")]
    [TestCase("Mon, 14 Sep 2026 10:00:00 +0200", "2026-09-14T03:00:00-05:00")]
    [TestCase("Mon, 14 Sep 2026 10:00:00 -05:00", "2026-09-14T10:00:00-05:00")]
    [TestCase("14 Sep 2026 10:00 EST", "2026-09-14T10:00:00-05:00")]
    [TestCase("Mon,14 Sep 26 9:05:00 Z", "2026-09-14T04:05:00-05:00")]
    [TestCase("lun, 14 set 2026 10:00:00 -0500", "2026-09-14T10:00:00-05:00")]
    [TestCase("mié., 02 diciembre 2026 10:00:00 -0500", "2026-12-02T10:00:00-05:00")]
    [TestCase("14 Ene 2026 10:00:00 PET", "2026-01-14T10:00:00-05:00")]
    [TestCase("Mon, 14 Sep 2026 10:00:00", "2026-09-14T10:00:00-05:00")]
    [TestCase("Mon, 14 September 2026", "2026-09-14T00:00:00-05:00")]
    public void Parse_DateOfAFeed_IsItsInstant(string text, string expected) =>
        Assert.That(
            DateText.Parse(text, forms).Value.In(lima, isEnd: false).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("Mon, 31 Feb 2026 10:00:00 GMT")]
    [TestCase("Mon, 14 Foo 2026 10:00:00 GMT")]
    [TestCase("Mon, 14 Sep 2026 25:00:00 GMT")]
    [TestCase("Mon, 14 Sep 2026 10:00:00 +9900")]
    [TestCase("Mon, 14 Sep 0 10:00:00 GMT")]
    [TestCase("2026-09-14")]
    [TestCase("tomorrow")]
    [TestCase("a b c d e f g h i j")]
    public void Parse_WhatIsNoDate_IsAReason(string text) =>
        Assert.That(DateText.Parse(text, forms).Reason, Is.EqualTo("is not a date in a form of this source"));
}
