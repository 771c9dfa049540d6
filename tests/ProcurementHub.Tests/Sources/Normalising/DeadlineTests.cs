using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Tests.Sources.Normalising;

public sealed class DeadlineTests
{
    private static readonly SourceDefinition source = Reading.Definition("""
        reader: ocds
        dates: [dd/MM/yyyy HH:mm, dd/MM/yyyy, iso]
        schedule: { deadlineStage: [Presentación de propuestas], consultationStage: Formulación de consultas }
        """);

    [Test]
    public void Deadline_AllThreeAreThere_IsTheEndOfTheStage()
    {
        var record = Published("01/09/2026 10:00", (FieldNames.Deadline, "20/09/2026"), (FieldNames.TenderPeriodEnd, "2026-09-22"));
        record.Stages.Add(new StageText("Formulación de consultas(Electronica)", "02/09/2026", "04/09/2026 "));
        record.Stages.Add(new StageText("PRESENTACION DE PROPUESTAS (Presencial)", "11/09/2026 ", " 11/09/2026 "));

        var content = Normalise(record);

        Assert.That(content.Deadline, Is.EqualTo(new Deadline(Lima(11, 23, 59, 59), DeadlineBasis.Schedule)));
        Assert.That(content.ConsultationsUntil, Is.EqualTo(Lima(4, 23, 59, 59)));
        Assert.That(content.Schedule, Has.Count.EqualTo(2));
    }

    [Test]
    public void Deadline_StageCannotBeRead_IsTheClosingDateAndTheTextIsNoted()
    {
        var record = Published("01/09/2026 10:00", (FieldNames.Deadline, "20/09/2026 18:00"));
        record.Stages.Add(new StageText("Presentación de propuestas", "11/09/2026", "por definir"));

        var normalised = Reading.Normaliser.Normalise(record, source);

        Assert.That(normalised.Notice!.Content.Deadline, Is.EqualTo(new Deadline(Lima(20, 18, 0, 0), DeadlineBasis.ClosingDate)));
        Assert.That(normalised.Diagnostics.Single().Text, Is.EqualTo("por definir"));
    }

    // Periods: the habits of publishers that fill the field with something else.
    [TestCase("2026-09-03T00:00:00-05:00", "2026-09-03T00:00:00-05:00", "2026-09-03T16:09:00-05:00", DeadlineBasis.RepeatsPublicationDay)]
    [TestCase(null, "2026-09-03T00:00:00-05:00", "2026-09-03T16:09:00-05:00", DeadlineBasis.RepeatsPublicationDay)]
    [TestCase(null, "2026-09-03T05:00:00Z", "2026-09-03T16:09:00-05:00", DeadlineBasis.RepeatsPublicationDay)]
    [TestCase(null, "2026-09-03T16:09:00-05:00", "2026-09-03T16:09:00-05:00", DeadlineBasis.RepeatsPublicationDay)]
    [TestCase("2026-09-03T00:00:00-05:00", "2026-09-03T00:00:00-05:00", null, DeadlineBasis.RepeatsPublicationDay)]
    [TestCase("2026-09-20T00:00:00-05:00", "2026-09-18T10:00:00-05:00", "2026-09-03T16:09:00-05:00", DeadlineBasis.EndsBeforeStart)]
    [TestCase(null, "2026-08-11T23:59:00-05:00", "2026-09-03T16:09:00-05:00", DeadlineBasis.BeforePublication)]
    [TestCase(null, "2099-01-01T00:00:00Z", "2026-09-03T16:09:00-05:00", DeadlineBasis.Sentinel)]
    [TestCase(null, "soon", "2026-09-03T16:09:00-05:00", DeadlineBasis.Unreadable)]
    [TestCase("2026-09-03T16:09:00-05:00", "2026-09-13T10:00:00-05:00", "2026-09-03T16:09:00-05:00", DeadlineBasis.TenderPeriod)]
    [TestCase("2026-09-03T16:09:00-05:00", "2026-09-03T20:00:00-05:00", "2026-09-03T16:09:00-05:00", DeadlineBasis.TenderPeriod)]
    public void Deadline_OfATenderPeriod_IsUsedOnlyWhereItCanBeOne(string? start, string end, string? published, DeadlineBasis basis)
    {
        var record = Reading.Record((FieldNames.NativeId, "1"), (FieldNames.Title, "T"), (FieldNames.TenderPeriodEnd, end));
        record.Add(FieldNames.TenderPeriodStart, start);
        record.Add(FieldNames.Published, published);

        var deadline = Normalise(record).Deadline;

        Assert.That(deadline.Basis, Is.EqualTo(basis));
        Assert.That(deadline.At is not null, Is.EqualTo(basis == DeadlineBasis.TenderPeriod));
    }

    [Test]
    public void Deadline_UnusablePeriodBesideAClosingDate_IsTheClosingDate()
    {
        var record = Published("01/09/2026", (FieldNames.Deadline, "2099-01-01"), (FieldNames.TenderPeriodEnd, "2026-09-10T12:00"));

        Assert.That(Normalise(record).Deadline, Is.EqualTo(new Deadline(Lima(10, 12, 0, 0), DeadlineBasis.TenderPeriod)));
    }

    [Test]
    public void Deadline_NothingInTheRecord_IsNotInSource() =>
        Assert.That(Normalise(Published("01/09/2026")).Deadline, Is.EqualTo(Deadline.NotInSource));

    [Test]
    public void Restart_WithAScheduleOfBefore_KeepsTheDeadlineAndHasNoPublication()
    {
        var record = Reading.Record(
            (FieldNames.NativeId, "1"), (FieldNames.Title, "T"),
            (FieldNames.RestartedAt, "24/08/2026 16:44"), (FieldNames.RestartedFrom, "Admisión de propuesta técnica"));
        record.Stages.Add(new StageText("Presentación de propuestas", "04/06/2026 00:01", "04/06/2026 23:59"));

        var content = Normalise(record);

        Assert.That(content.Restart, Is.EqualTo(new Restart(new DateTimeOffset(2026, 8, 24, 16, 44, 0, TimeSpan.FromHours(-5)), "Admisión de propuesta técnica")));
        Assert.That(content.Published, Is.Null);
        Assert.That(content.Deadline.Basis, Is.EqualTo(DeadlineBasis.Schedule));
    }

    [Test]
    public void Deadline_BeforeThePublicationWithoutARestart_IsNone()
    {
        var record = Published("24/08/2026 16:44", (FieldNames.Deadline, "01/08/2026 23:59"));

        Assert.That(Normalise(record).Deadline, Is.EqualTo(new Deadline(null, DeadlineBasis.BeforePublication)));
    }

    private static SourceRecord Published(string text, params (string, string)[] more) =>
        Reading.Record([(FieldNames.NativeId, "1"), (FieldNames.Title, "T"), (FieldNames.Published, text), .. more]);

    private static NoticeContent Normalise(SourceRecord record) => Reading.Normaliser.Normalise(record, source).Notice!.Content;

    private static DateTimeOffset Lima(int day, int hour, int minute, int second) => new(2026, 9, day, hour, minute, second, TimeSpan.FromHours(-5));
}
