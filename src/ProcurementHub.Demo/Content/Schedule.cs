namespace ProcurementHub.Demo.Content;

/// <summary>The steps of a procedure between its publication and the award, around the end of presentation.</summary>
internal static class Schedule
{
    private static readonly TimeOnly FirstMinute = new(0, 1);
    private static readonly TimeOnly LastMinute = new(23, 59);

    // Without a time, tenders are handed in on paper and only the day is published.
    public static IReadOnlyList<PublishedStage> Of(
        ProcedureKind procedure, DateTimeOffset published, DateTimeOffset deadline, bool hasTime)
    {
        var called = Day(published);
        var last = Day(deadline);
        var first = OfficeHours.AddWorkingDays(called, 1);
        var presented = hasTime ? TimeOnly.FromTimeSpan(deadline.ToOffset(OfficeHours.Offset).TimeOfDay) : (TimeOnly?)null;
        var stages = new List<PublishedStage>(8)
        {
            new("Convocatoria", new(called, null), new(called, null)),
            new("Registro de participantes(Electronica)", new(first, FirstMinute), new(last, presented ?? LastMinute)),
        };

        if (procedure.HasConsultations)
        {
            var asked = Sooner(OfficeHours.AddWorkingDays(called, 3), last);
            var answered = Sooner(OfficeHours.AddWorkingDays(asked, 2), last);
            stages.Add(new("Formulación de consultas y observaciones(Electronica)", new(first, FirstMinute), new(asked, LastMinute)));
            stages.Add(new("Absolución de consultas y observaciones(Electronica)", new(answered, null), new(answered, null)));
            stages.Add(new("Integración de las Bases", new(answered, null), new(answered, null)));
        }

        stages.Add(hasTime
            ? new("Presentación de propuestas(Electronica)", new(last, FirstMinute), new(last, presented))
            : new("Presentación de propuestas(Presencial)", new(last, null), new(last, null)));
        var evaluated = OfficeHours.AddWorkingDays(last, 1);
        var awarded = OfficeHours.AddWorkingDays(last, 3);
        stages.Add(new("Calificación y Evaluación de propuestas", new(evaluated, null), new(awarded, null)));
        stages.Add(new("Otorgamiento de la Buena Pro", new(awarded, new TimeOnly(8, 30)), new(awarded, null)));
        return stages;
    }

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(OfficeHours.Offset).DateTime);

    private static DateOnly Sooner(DateOnly a, DateOnly b) => a < b ? a : b;
}
